package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdsTest {
  @Test
  void keepsTheCallersId() {
    assertThat(CorrelationIds.of("trace-1.A_b")).isEqualTo("trace-1.A_b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "${jndi:x}", "<script>", "é"})
  void replacesOneThatCouldDoHarmInALog(String given) {
    assertThat(CorrelationIds.of(given)).matches("[0-9a-z]{24}");
  }

  @Test
  void replacesAnEndlessOne() {
    assertThat(CorrelationIds.of("a".repeat(65))).hasSize(24);
  }

  @Test
  void newOnesDiffer() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(CorrelationIds.of(null));
    }
    assertThat(ids).hasSize(10_000);
  }
}
