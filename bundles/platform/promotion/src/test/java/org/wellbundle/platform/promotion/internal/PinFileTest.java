package org.wellbundle.platform.promotion.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinFileTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadAgainAndReplacedAsAWhole() {
    PinFile file = new PinFile(folder.resolve("pins"));
    assertThat(file.read()).isEmpty();

    file.write(Map.of("org.example.a", 12L, "org.example.b", 3L));
    file.write(Map.of("org.example.a", 14L));

    assertThat(new PinFile(folder.resolve("pins")).read())
        .containsOnly(Map.entry("org.example.a", 14L));
  }
}
