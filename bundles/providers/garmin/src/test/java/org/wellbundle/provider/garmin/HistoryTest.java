package org.wellbundle.provider.garmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.Range;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.platform.KitPlatform;

class HistoryTest {
  private static final Range WINDOW =
      new Range.Window(RecordedGarmin.NOW.minus(Duration.ofDays(30)), RecordedGarmin.NOW);

  private static FetchOutcome ask(String type, KitPlatform platform) {
    return RecordedGarmin.provider()
        .fetch(new FetchRequest(type, "u", WINDOW, null, ZoneOffset.UTC), platform);
  }

  private static KitPlatform answering(int status, String body) {
    return new KitPlatform(
        call -> new Answer(status, Map.of(), body), Set.of("apis.garmin.com"), RecordedGarmin.NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "202 |  | Promised",
        "409 | {\"errorMessage\":\"duplicate\"} | Promised",
        "400 | {\"errorMessage\":\"start time too early\"} | Page",
        "400 | {\"errorMessage\":\"Endpoint not enabled for summary type: CONNECT_SLEEP\"} | Broken",
        "401 | {\"errorMessage\":\"Token is not active\"} | TokenRejected",
        "401 | {\"errorMessage\":\"start time before consent\"} | Page",
        "403 |  | Page",
        "412 |  | Page",
        "429 |  | RateLimited",
        "503 |  | TryAgain"
      })
  void whatTheAnswersMean(int status, String body, String outcome) {
    try (KitPlatform platform = answering(status, body == null ? "" : body)) {
      FetchOutcome came = ask("dailies", platform);
      assertThat(came.getClass().getSimpleName()).isEqualTo(outcome);
      if (came instanceof FetchOutcome.Page page) {
        assertThat(page.batch().isEmpty()).isTrue();
        assertThat(page.complete()).isFalse();
      }
    }
  }

  @Test
  void eachKindIsAskedForUnderItsOwnName() {
    for (SummaryType type : SummaryType.values()) {
      if (type.isDataType()) {
        try (KitPlatform platform = answering(202, "")) {
          ask(type.dataType(), platform);
          List<Call> calls = platform.calls();
          assertThat(calls).hasSize(1);
          assertThat(calls.get(0).address().getPath())
              .isEqualTo("/wellness-api/rest/backfill/" + type.history());
          assertThat(calls.get(0).address().getQuery())
              .isEqualTo("summaryStartTimeInSeconds=1792584000&summaryEndTimeInSeconds=1795176000");
        }
      }
    }
  }
}
