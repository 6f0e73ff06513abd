package org.wellbundle.api.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.ProviderClient.Answer;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "120,2026-01-04T12:02:00Z",
    "' 0 ',2026-01-04T12:00:00Z",
    "'Sun, 04 Jan 2026 12:03:00 GMT',2026-01-04T12:03:00Z",
    "999999999,2026-01-05T12:00:00Z",
    "'Mon, 04 Jan 2027 12:03:00 GMT',2026-01-05T12:00:00Z"
  })
  void readsSecondsAndDates(String header, String until) {
    assertThat(answer(Map.of("retry-after", header)).retryAfter(NOW))
        .contains(Instant.parse(until));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1e3", "99999999999999999999", "2026-01-04"})
  void saysNothingWhenItCannotBeRead(String header) {
    assertThat(answer(Map.of("retry-after", header)).retryAfter(NOW)).isEmpty();
  }

  @Test
  void saysNothingWithoutTheHeader() {
    assertThat(answer(Map.of()).retryAfter(NOW)).isEmpty();
  }

  private static Answer answer(Map<String, String> headers) {
    return new Answer(429, headers, "");
  }
}
