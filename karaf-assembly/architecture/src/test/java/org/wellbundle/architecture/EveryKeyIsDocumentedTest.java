package org.wellbundle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference names every key of the files an operator finds. */
class EveryKeyIsDocumentedTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path ETC =
      ROOT.resolve("karaf-assembly/distribution/src/main/resources/etc");
  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z][\\w.]*)\\s*=");

  @Test
  void everyKeyOfOurFilesHasARowInTheReference() throws IOException {
    String reference = Files.readString(ROOT.resolve("docs/configuration.md"));
    List<String> missing = new ArrayList<>();
    int keys = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(ETC, "org.wellbundle.*.cfg")) {
      for (Path file : files) {
        String section = section(reference, "`etc/" + file.getFileName() + "`");
        Matcher key = KEY.matcher(Files.readString(file));
        while (key.find()) {
          keys++;
          if (!section.contains("| `" + key.group(1) + "` |")) {
            missing.add(file.getFileName() + ": " + key.group(1));
          }
        }
      }
    }
    assertThat(keys).isPositive();
    assertThat(missing).as("keys without a row in docs/configuration.md").isEmpty();
  }

  /** From a heading that names the file to the next heading. */
  private static String section(String reference, String file) {
    int start = reference.indexOf("# " + file);
    if (start < 0) {
      return "";
    }
    int end = reference.indexOf("\n#", start);
    return end < 0 ? reference.substring(start) : reference.substring(start, end);
  }
}
