package org.wellbundle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Patterns of the logs let nobody else's line break through. */
class NoLineIsForgedTest {
  private static final Path LOGGING =
      Path.of("..", "distribution", "src", "main", "resources", "etc", "org.ops4j.pax.logging.cfg");

  /** What is left when everything that is encoded or indented is taken out. */
  private static final String SAFE =
      "%encode\\{(%[^{}]*(\\{[^{}]*\\})?)\\}\\{(CRLF|JSON)\\}"
          + "|%replace\\{%throwable\\}\\{\\[\\\\r\\\\n\\]\\+\\(\\?=\\.\\)\\}\\{\\n {4}\\}";

  @Test
  void messagesThreadsIdsAndStacksAreEncodedOrIndented() throws IOException {
    Properties logging = new Properties();
    try (Reader file = Files.newBufferedReader(LOGGING)) {
      logging.load(file);
    }
    List<String> patterns =
        List.of(
            "pattern.text",
            "pattern.json",
            "log4j2.outpattern",
            "log4j2.appender.audit.layout.pattern");

    assertThat(patterns)
        .allSatisfy(
            name -> {
              String pattern = logging.getProperty(name);
              assertThat(pattern).contains("%encode{");
              assertThat(pattern.replaceAll(SAFE, "").replaceAll("%highlight\\{%-5level}", ""))
                  .doesNotContainPattern("%[-.\\d]*(m\\b|msg|t\\b|X|throwable|ex)");
            });
  }
}
