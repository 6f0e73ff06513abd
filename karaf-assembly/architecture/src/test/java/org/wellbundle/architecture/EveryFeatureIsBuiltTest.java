package org.wellbundle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the features name is built before the distribution, on a machine too that never built any of
 * it: {@code ./run} builds the distribution and what that depends on.
 */
class EveryFeatureIsBuiltTest {
  private static final Path FEATURES = Path.of("..", "..", "features");
  private static final Pattern BUNDLE = Pattern.compile("mvn:org\\.wellbundle/([a-z.]+)/");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<artifactId>(org\\.wellbundle\\.[a-z.]+)</artifactId>");

  @Test
  void everyBundleOfAFeatureIsADependencyOfTheFeatures() throws IOException {
    Set<String> named = found(BUNDLE, FEATURES.resolve("src/main/feature/features.xml"));
    Set<String> built = found(DEPENDENCY, FEATURES.resolve("pom.xml"));

    assertThat(named).isNotEmpty();
    assertThat(built).as("dependencies of features/pom.xml").containsAll(named);
  }

  private static Set<String> found(Pattern pattern, Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
