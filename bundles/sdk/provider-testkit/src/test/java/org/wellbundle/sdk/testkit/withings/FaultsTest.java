package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.withings.api.Quirk;

/** What can be made to go wrong. */
class FaultsTest {
  private WithingsCloud cloud;
  private Api alex;

  @BeforeEach
  void start() {
    cloud = Clouds.frozen().threads(2).start();
    alex = Api.linked(cloud, "alex");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private int goals() {
    return alex.status("/v2/user", "action", "getgoals");
  }

  private HttpResponse<String> rawGoals() {
    return alex.raw("/v2/user", "action", "getgoals");
  }

  @Test
  void aStatusStrikesAsOftenAsSaid() {
    cloud.control().faults().add(Fault.tooMany("/v2/user", "getgoals").after(1).times(2));

    assertThat(List.of(goals(), goals(), goals(), goals())).containsExactly(0, 601, 601, 0);
    assertThat(alex.status("/measure", "action", "getmeas")).as("others unharmed").isZero();
  }

  @Test
  void aRepeatFaultSaysHowLongToWait() {
    cloud.control().faults().add(Fault.sameArguments("", "", Duration.ofSeconds(188)));

    JsonNode answer = alex.post("/v2/user", "action", "getgoals");

    assertThat(answer.path("body").path("wait_seconds").asInt()).isEqualTo(188);
  }

  @Test
  void faultsCanStrikeOnePersonOnly() {
    cloud
        .control()
        .faults()
        .add(Fault.status("", "", 401, "invalid_token").always().onlyFor(30_001));

    assertThat(goals()).isEqualTo(401);
    assertThat(Api.linked(cloud, "sam").status("/v2/user", "action", "getgoals")).isZero();
    cloud.control().faults().clear();
    assertThat(goals()).isZero();
  }

  @Test
  void aProbabilityStrikesSometimes() {
    cloud.control().faults().add(Fault.tooMany("", "").always().withProbability(0.5));
    int struck = 0;
    for (int i = 0; i < 100; i++) {
      struck += goals() == 601 ? 1 : 0;
    }

    assertThat(struck).isBetween(25, 75);
  }

  @Test
  void edgeErrorsAreHtmlWithTheirCode() {
    cloud.control().faults().add(Fault.on("/v2/user", "", Fault.Kind.HTTP).with(502, ""));
    cloud.control().faults().add(Fault.on("/v2/user", "", Fault.Kind.HTML));

    assertThat(rawGoals().statusCode()).isEqualTo(502);
    HttpResponse<String> html = rawGoals();
    assertThat(html.statusCode()).isEqualTo(200);
    assertThat(html.body()).startsWith("<html>");
  }

  @Test
  void truncatedAndEmptyAnswersArriveAsGoodHttp() {
    cloud.control().faults().add(Fault.on("/v2/user", "", Fault.Kind.TRUNCATE));
    cloud.control().faults().add(Fault.on("/v2/user", "", Fault.Kind.EMPTY));

    String half = rawGoals().body();
    assertThat(half).startsWith("{\"status\":0");
    assertThatThrownBy(() -> Json.parse(half)).isInstanceOf(IllegalArgumentException.class);
    assertThat(rawGoals().body()).isEmpty();
  }

  @Test
  void aCutConnectionBreaksTheAnswer() {
    cloud.control().faults().add(Fault.on("/v2/user", "", Fault.Kind.CUT));

    assertThatThrownBy(this::rawGoals).isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(goals()).isZero();
  }

  @Test
  void hangingRequestsHinderNobody() {
    cloud.control().faults().add(Fault.on("/v2/user", "", Fault.Kind.HANG).always());
    List<CompletableFuture<HttpResponse<String>>> hanging = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      hanging.add(CompletableFuture.supplyAsync(this::rawGoals, task -> new Thread(task).start()));
    }
    while (cloud.hangingRequests() < 6) {
      Thread.onSpinWait();
    }

    assertThat(alex.status("/measure", "action", "getmeas")).isZero();
    assertThat(hanging).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void aDelayedAnswerIsTheRightOne() {
    cloud
        .control()
        .faults()
        .add(Fault.on("/v2/user", "", Fault.Kind.DELAY).lasting(Duration.ofMillis(120)));
    long started = System.nanoTime();

    assertThat(goals()).isZero();

    assertThat(System.nanoTime() - started).isGreaterThan(100_000_000L);
  }

  @Test
  void quirksOnDemand() {
    for (Quirk quirk : Quirk.values()) {
      cloud.control().quirk(quirk, true);
    }

    JsonNode groups = alex.body("/measure", "action", "getmeas").path("measuregrps");
    assertThat(groups).allMatch(g -> List.of(42, 8).contains(g.path("attrib").asInt()));
    assertThat(groups.get(0).path("grpid")).isEqualTo(groups.get(1).path("grpid"));
    assertThat(groups.get(0).path("measures")).anyMatch(m -> m.path("type").asInt() == 9_999);
    assertThat(
            alex.body("/v2/measure", "action", "getintradayactivity", "startdate", "1000000")
                .path("series")
                .isArray())
        .isTrue();
    assertThat(alex.body("/v2/user", "action", "getdevice").path("devices"))
        .anyMatch(d -> d.path("model_id").asInt() == 696_969);
  }
}
