package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both kinds of 601. */
class LimitsTest {
  private WithingsCloud cloud;
  private Api api;

  @BeforeEach
  void start() {
    cloud = Clouds.frozen().callsPerMinute(120).sameArguments(Duration.ofSeconds(10)).start();
    api = Api.linked(cloud, "alex");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void theSameCallAgainWithinTenSecondsIsRefused() {
    api.body("/v2/user", "action", "getgoals");
    cloud.clock().advance(Duration.ofSeconds(7));

    JsonNode refused = api.post("/v2/user", "action", "getgoals");

    assertThat(refused.path("status").asInt()).isEqualTo(601);
    assertThat(refused.path("error").asText()).isEqualTo("Same arguments in less than 10 seconds");
    assertThat(refused.path("body").path("wait_seconds").asInt()).isEqualTo(3);
    cloud.clock().advance(Duration.ofSeconds(3));
    assertThat(api.status("/v2/user", "action", "getgoals")).isZero();
  }

  @Test
  void otherArgumentsOrAnotherAccountPass() {
    api.body("/measure", "action", "getmeas");

    assertThat(api.status("/measure", "action", "getmeas", "offset", "200")).isZero();
    assertThat(Api.linked(cloud, "sam").status("/measure", "action", "getmeas")).isZero();
  }

  @Test
  void aRefusedCallMayBeRepeated() {
    Api stranger = new Api(cloud).withAccess("unknown");
    assertThat(stranger.status("/v2/user", "action", "getgoals")).isEqualTo(401);

    assertThat(api.status("/v2/user", "action", "getgoals")).isZero();
  }

  @Test
  void parallelRefreshesAreRepeats() {
    String token = api.refreshToken();
    assertThat(new Api(cloud).refresh(token).path("status").asInt()).isZero();

    assertThat(new Api(cloud).refresh(token).path("status").asInt()).isEqualTo(601);
  }

  @Test
  void anAppMayCallOneHundredAndTwentyTimesAMinute() {
    int passed = 1; // the token exchange
    for (int i = 0; i < 200; i++) {
      passed += api.status("/v2/user", "action", "getgoals", "n", "" + i) == 0 ? 1 : 0;
    }

    JsonNode refused = api.post("/v2/user", "action", "getgoals");

    assertThat(passed).isEqualTo(120);
    assertThat(refused.path("status").asInt()).isEqualTo(601);
    assertThat(refused.path("error").asText()).isEqualTo("Too many request");
    assertThat(refused.path("body").isEmpty()).isTrue();
    cloud.clock().advance(Duration.ofMinutes(1));
    assertThat(api.status("/v2/user", "action", "getgoals")).isZero();
  }

  @Test
  void bothCanBeSwitchedOff() {
    cloud.control().limits().callsPerMinute(0);
    cloud.control().limits().sameArguments(Duration.ZERO);

    for (int i = 0; i < 150; i++) {
      assertThat(api.status("/v2/user", "action", "getgoals")).isZero();
    }
  }

  @Test
  void theLogProvesTheRateAndHoldsNoSecrets() {
    api.body("/v2/user", "action", "getgoals");
    api.refresh(api.refreshToken());

    assertThat(cloud.control().calls().busiestMinute(Api.CLIENT)).isEqualTo(3);
    assertThat(cloud.control().calls().counters())
        .containsEntry("/v2/oauth2 requesttoken", 2L)
        .containsEntry("/v2/user getgoals", 1L);
    assertThat(cloud.control().calls().entries(e -> true).toString())
        .doesNotContain(api.accessToken(), api.refreshToken(), Api.SECRET);
  }
}
