package org.wellbundle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide tells operators to watch is there to be watched. */
class EveryAlertIsMeasuredTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern IN_GUIDE = Pattern.compile("`(wellbundle_[a-z_]+)`");
  private static final Pattern IN_CODE = Pattern.compile("\"(wellbundle_[a-z_]+)\"");

  @Test
  void everyMetricOfTheGuideExists() throws IOException {
    Set<String> named = names(IN_GUIDE, Files.readString(ROOT.resolve("docs/operator-guide.md")));
    assertThat(named).contains("wellbundle_sync_lag_seconds");

    Set<String> measured = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
      for (Path file :
          files.filter(each -> each.toString().matches(".*/src/main/java/.*\\.java")).toList()) {
        measured.addAll(names(IN_CODE, Files.readString(file)));
      }
    }

    assertThat(measured).containsAll(named);
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .collect(Collectors.toSet());
  }
}
