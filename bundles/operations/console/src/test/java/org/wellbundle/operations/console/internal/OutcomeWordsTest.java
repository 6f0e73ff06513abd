package org.wellbundle.operations.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the console says of a change in German holds whatever the particulars are. */
class OutcomeWordsTest {
  private static final Path WEB = Path.of("src/main/resources/web");

  @Test
  void theParticularsOfASwapAreShown() throws IOException {
    String script = Files.readString(WEB.resolve("outcome.js"));
    String plain = script.substring(script.indexOf("const plain = ["));
    plain = plain.substring(0, plain.indexOf("];"));

    assertThat(plain).contains("swap.unchanged").doesNotContain("swap.done", "swap.removed");
  }

  @Test
  void noWordsSpeakOfAnOldVersionThatNeedntBeThere() throws IOException {
    List<String> words =
        Files.readAllLines(WEB.resolve("texts/de.json")).stream()
            .filter(line -> line.contains("\"said.swap."))
            .filter(line -> !line.contains("\"said.swap.others-depend\""))
            .toList();

    assertThat(words).hasSizeGreaterThan(10).noneMatch(line -> line.contains("alte"));
  }
}
