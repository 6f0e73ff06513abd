package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes, tokens and signatures, with the vendor's rules of time. */
class OauthTest {
  private WithingsCloud cloud;

  @BeforeEach
  void start() {
    cloud = Clouds.frozen().start();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aCodeIsGoodForThirtySeconds() {
    String early = Api.code(cloud, "alex", Api.ALL);
    String late = Api.code(cloud, "alex", Api.ALL);

    cloud.clock().advance(Duration.ofSeconds(29));
    assertThat(new Api(cloud).exchange(early).path("status").asInt()).isZero();
    cloud.clock().advance(Duration.ofSeconds(1));

    assertThat(new Api(cloud).exchange(late).path("status").asInt()).isEqualTo(503);
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = Api.code(cloud, "alex", Api.ALL);
    new Api(cloud).exchange(code);

    assertThat(new Api(cloud).exchange(code).path("error").asText()).contains("invalid code");
  }

  @Test
  void theTokenAnswerLooksLikeTheVendors() {
    JsonNode body = new Api(cloud).exchange(Api.code(cloud, "sam", Api.ALL)).path("body");

    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "userid",
            "access_token",
            "refresh_token",
            "expires_in",
            "scope",
            "csrf_token",
            "token_type");
    assertThat(body.path("expires_in").asInt()).isEqualTo(10_800);
    assertThat(body.path("userid").isNumber()).isTrue();
    JsonNode other = new Api(cloud).exchange(Api.code(cloud, "alex", Api.ALL)).path("body");
    assertThat(other.path("userid").isTextual()).as("a string for some").isTrue();
  }

  @Test
  void anAccessTokenLivesThreeHours() {
    Api api = Api.linked(cloud, "alex");

    cloud.clock().advance(Duration.ofSeconds(10_799));
    assertThat(api.status("/v2/user", "action", "getgoals")).isZero();
    cloud.clock().advance(Duration.ofSeconds(1));

    assertThat(api.status("/v2/user", "action", "getgoals")).isEqualTo(401);
  }

  @Test
  void aReplacedRefreshTokenWorksUntilTheNewAccessTokenIsUsed() {
    Api api = Api.linked(cloud, "alex");
    String old = api.refreshToken();

    api.refresh(old);
    assertThat(new Api(cloud).refresh(old).path("status").asInt()).isZero();
    api.body("/v2/user", "action", "getgoals");

    assertThat(new Api(cloud).refresh(old).path("error").asText())
        .isEqualTo("Invalid Params: invalid refresh_token");
  }

  @Test
  void aReplacedRefreshTokenWorksForEightHoursAtMost() {
    Api api = Api.linked(cloud, "alex");
    String old = api.refreshToken();
    api.refresh(old);

    cloud.clock().advance(Duration.ofHours(8).minusSeconds(1));
    assertThat(new Api(cloud).refresh(old).path("status").asInt()).isZero();
    cloud.clock().advance(Duration.ofSeconds(1));

    assertThat(new Api(cloud).refresh(old).path("status").asInt()).isEqualTo(503);
    assertThat(api.refresh(api.refreshToken()).path("status").asInt()).isZero();
  }

  @Test
  void aRefreshTokenEndsAfterAYear() {
    Api api = Api.linked(cloud, "pat");

    cloud.clock().advance(Duration.ofDays(365));

    assertThat(api.refresh(api.refreshToken()).path("status").asInt()).isEqualTo(503);
  }

  @Test
  void aNewAuthorisationReplacesTheEarlierPair() {
    Api first = Api.linked(cloud, "alex");
    Api second = Api.linked(cloud, "alex");

    second.body("/v2/user", "action", "getgoals");

    assertThat(new Api(cloud).refresh(first.refreshToken()).path("status").asInt()).isEqualTo(503);
  }

  @Test
  void aSignatureStandsInForTheSecret() throws Exception {
    Api api = new Api(cloud);
    String nonce = nonce(api);

    JsonNode answer =
        api.post(
            "/v2/oauth2",
            "action",
            "requesttoken",
            "grant_type",
            "authorization_code",
            "client_id",
            Api.CLIENT,
            "code",
            Api.code(cloud, "alex", Api.ALL),
            "redirect_uri",
            Api.CALLBACK,
            "nonce",
            nonce,
            "signature",
            sign("requesttoken," + Api.CLIENT + "," + nonce));

    assertThat(answer.path("status").asInt()).isZero();
  }

  @Test
  void aNonceIsGoodOnceAndForHalfAnHour() throws Exception {
    Api api = Api.linked(cloud, "alex");
    String used = nonce(api);
    assertThat(revoke(api, used, sign("revoke," + Api.CLIENT + "," + used))).isZero();
    assertThat(revoke(api, used, sign("revoke," + Api.CLIENT + "," + used))).isEqualTo(343);

    String old = nonce(api);
    cloud.clock().advance(Duration.ofMinutes(30));
    assertThat(revoke(api, old, sign("revoke," + Api.CLIENT + "," + old))).isEqualTo(342);
    assertThat(revoke(api, nonce(api), "wrong")).isEqualTo(342);
  }

  @Test
  void aWrongSecretIsRefused() {
    JsonNode answer =
        new Api(cloud)
            .post(
                "/v2/oauth2",
                "action",
                "requesttoken",
                "grant_type",
                "authorization_code",
                "client_id",
                Api.CLIENT,
                "client_secret",
                "guess",
                "code",
                "x",
                "redirect_uri",
                Api.CALLBACK);

    assertThat(answer.path("status").asInt()).isEqualTo(503);
  }

  @Test
  void revokingEndsTokensSubscriptionsAndConsent() throws Exception {
    Api api = Api.linked(cloud, "alex");
    String nonce = nonce(api);

    revoke(api, nonce, sign("revoke," + Api.CLIENT + "," + nonce));

    assertThat(api.status("/v2/user", "action", "getgoals")).isEqualTo(401);
    assertThat(api.refresh(api.refreshToken()).path("status").asInt()).isEqualTo(503);
    assertThat(cloud.control().subscriptionsOf("alex")).isEmpty();
  }

  @Test
  void aTokenReachesOnlyItsScopes() {
    Api api = Api.linked(cloud, "alex", Set.of("user.metrics"));

    assertThat(api.status("/measure", "action", "getmeas")).isZero();
    assertThat(
            api.status(
                "/v2/sleep",
                "action",
                "getsummary",
                "startdateymd",
                "2026-11-01",
                "enddateymd",
                "2026-11-02"))
        .isEqualTo(403);
    assertThat(
            api.status(
                "/notify", "action", "subscribe", "appli", "16", "callbackurl", Api.CALLBACK))
        .isEqualTo(403);
  }

  @Test
  void theDemoAccountNeedsNobody() throws Exception {
    Api api = new Api(cloud);
    String nonce = nonce(api);

    JsonNode answer =
        api.post(
            "/v2/oauth2",
            "action",
            "getdemoaccess",
            "client_id",
            Api.CLIENT,
            "nonce",
            nonce,
            "signature",
            sign("getdemoaccess," + Api.CLIENT + "," + nonce),
            "scope_oauth2",
            "user.metrics");

    assertThat(answer.path("body").path("userid").asLong()).isEqualTo(30_010);
  }

  @Test
  void linksSurviveARestartIfRemembered(@TempDir Path folder) {
    Path file = folder.resolve("cloud/state.json");
    Api api;
    String old;
    try (WithingsCloud first = Clouds.frozen().memory(file).start()) {
      api = Api.linked(first, "alex");
      old = api.refreshToken();
      api.refresh(old);
    }

    try (WithingsCloud second = Clouds.frozen().memory(file).start()) {
      Api again = new Api(second).withAccess(api.accessToken());
      assertThat(new Api(second).refresh(old).path("status").asInt()).as("in grace").isZero();
      assertThat(again.status("/v2/user", "action", "getgoals")).isZero();
      assertThat(new Api(second).refresh(old).path("status").asInt()).isEqualTo(503);
      assertThat(again.refresh(api.refreshToken()).path("status").asInt()).isZero();
    }
  }

  private static int revoke(Api api, String nonce, String signature) {
    return api.status(
        "/v2/oauth2",
        "action",
        "revoke",
        "client_id",
        Api.CLIENT,
        "nonce",
        nonce,
        "signature",
        signature,
        "userid",
        "30001");
  }

  private static String nonce(Api api) throws Exception {
    return api.body(
            "/v2/signature",
            "action",
            "getnonce",
            "client_id",
            Api.CLIENT,
            "timestamp",
            "1795000000",
            "signature",
            sign("getnonce," + Api.CLIENT + ",1795000000"))
        .path("nonce")
        .asText();
  }

  private static String sign(String message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Api.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
  }
}
