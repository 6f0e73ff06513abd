package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Setup;

/** What becomes of an answer that is no data. */
class StatusOutcomesTest {
  private final WithingsProvider provider = TestSettings.provider();

  @ParameterizedTest
  @CsvSource({
    "100,TokenRejected",
    "101,TokenRejected",
    "102,TokenRejected",
    "200,TokenRejected",
    "401,TokenRejected",
    "201,Broken",
    "213,Broken",
    "216,Broken",
    "247,Broken",
    "250,Broken",
    "283,Broken",
    "293,Broken",
    "304,Broken",
    "342,Broken",
    "353,Broken",
    "381,Broken",
    "400,Broken",
    "503,Broken",
    "523,Broken",
    "532,Broken",
    "3018,Broken",
    "214,ScopeMissing",
    "277,ScopeMissing",
    "403,ScopeMissing",
    "2553,Broken",
    "2555,Broken",
    "2554,Broken",
    "215,TryAgain",
    "291,TryAgain",
    "305,TryAgain",
    "320,TryAgain",
    "402,TryAgain",
    "516,TryAgain",
    "522,TryAgain",
    "524,TryAgain",
    "602,TryAgain",
    "700,TryAgain",
    "1053,TryAgain",
    "2552,TryAgain",
    "2556,TryAgain",
    "3024,TryAgain",
    "5006,TryAgain",
    "6010,TryAgain",
    "9000,TryAgain",
    "10000,TryAgain",
    "1,TryAgain",
    "99,TryAgain",
    "239,TryAgain",
    "424242,TryAgain",
    "-5,TryAgain",
    "601,RateLimited"
  })
  void followsTheVendorsFamilies(int status, String outcome) {
    Failure failure = fetch(new FakeWithings().answering(Setup.refusal(status)));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(failure.reason()).isEqualTo("withings.status-" + status);
  }

  @Test
  void namesTheScopeThatIsMissing() {
    assertThat(fetch(new FakeWithings().answering(Setup.refusal(277))))
        .isEqualTo(new ScopeMissing("user.metrics", "withings.status-277"));
  }

  @ParameterizedTest
  @CsvSource({
    "{'wait_seconds':188},188", "{},60", "{'wait_seconds':'12'},12", "{'wait_seconds':0},60",
    "{'wait_seconds':-4},60", "{'wait_seconds':999999999},86400", "[],60", "null,60"
  })
  void waitsAsLongAsWithingsSays(String body, long seconds) {
    String answer =
        "{\"status\":601,\"body\":" + body.replace('\'', '"') + ",\"error\":\"Too many request\"}";

    assertThat(fetch(new FakeWithings().answering(answer)))
        .isEqualTo(
            new RateLimited(
                FakeWithings.NOW.plus(Duration.ofSeconds(seconds)), "withings.status-601"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Bad gateway</body></html>",
        "",
        "{\"status\":0,\"body\":{\"measuregrps\":["
      })
  void triesAgainWhenAnAnswerIsNoJson(String body) {
    assertThat(fetch(new FakeWithings().answering(body)))
        .isEqualTo(new TryAgain("withings.not-json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "null", "{\"status\":\"fine\"}", "{\"status\":null}"})
  void triesAgainWhenThereIsNoEnvelope(String body) {
    assertThat(fetch(new FakeWithings().answering(body)))
        .isEqualTo(new TryAgain("withings.no-status"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 500, 502, 503, 504})
  void triesAgainOnAnHttpStatusOfTheEdge(int status) {
    assertThat(fetch(new FakeWithings().answeringHttp(status, "<html>")))
        .isEqualTo(new TryAgain("withings.http-" + status));
  }

  @Test
  void knowsTheTwoHttpStatusesThatSayMore() {
    Instant inAMinute = FakeWithings.NOW.plusSeconds(60);

    assertThat(fetch(new FakeWithings().answeringHttp(401, "")))
        .isEqualTo(new TokenRejected("withings.http-401"));
    assertThat(fetch(new FakeWithings().answeringHttp(429, "")))
        .isEqualTo(new RateLimited(inAMinute, "withings.http-429"));
  }

  private Failure fetch(FakeWithings withings) {
    FetchOutcome outcome = provider.fetch(Setup.request("measures", Setup.WEEK), withings);
    assertThat(outcome).isInstanceOf(Failure.class);
    return (Failure) outcome;
  }
}
