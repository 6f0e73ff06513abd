package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.TokenHooks;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Setup;
import org.wellbundle.sdk.tck.platform.KitJson;

class TokenHooksTest {
  private static final String TOKENS =
      "{'userid':363,'access_token':'a','refresh_token':'r','expires_in':10800,"
          + "'scope':'user.info,user.metrics','csrf_token':'c','token_type':'Bearer'}";

  @Test
  void signsTheTokenCallWithAFreshNonce() {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{'nonce':'nonce-1'}"));

    Map<String, String> form = hooks(true).parameters(GrantType.REFRESH_TOKEN, withings);

    assertThat(form)
        .containsOnly(
            entry("action", "requesttoken"),
            entry("client_id", "client-7"),
            entry("nonce", "nonce-1"),
            entry("signature", "681bfb3b5597fb4d52533f076028a82a187c1cb7028dde3d6fc11890cbca6707"));
    assertThat(withings.call().asMember()).isFalse();
    assertThat(withings.call().address()).isEqualTo(URI.create("https://api.example/v2/signature"));
    assertThat(withings.call().form())
        .containsEntry("action", "getnonce")
        .containsEntry("client_id", "client-7")
        .containsEntry("timestamp", Long.toString(FakeWithings.NOW.getEpochSecond()))
        .containsKey("signature")
        .doesNotContainValue(TestSettings.SECRET);
  }

  @Test
  void sendsTheSecretWhereConfiguredSo() {
    FakeWithings withings = new FakeWithings();

    assertThat(hooks(false).parameters(GrantType.AUTHORIZATION_CODE, withings))
        .containsOnly(
            entry("action", "requesttoken"),
            entry("client_id", "client-7"),
            entry("client_secret", TestSettings.SECRET));
    assertThat(withings.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"601,RateLimited", "342,TryAgain", "401,Broken", "503,Broken", "522,TryAgain"})
  void passesOnWhyThereIsNoNonce(int status, String outcome) {
    FakeWithings withings = new FakeWithings().answering(Setup.refusal(status));

    assertThatThrownBy(() -> hooks(true).parameters(GrantType.REFRESH_TOKEN, withings))
        .isInstanceOfSatisfying(
            ProviderCallException.class,
            e -> assertThat(e.failure().getClass().getSimpleName()).isEqualTo(outcome));
  }

  @Test
  void wantsANonceInTheAnswer() {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{}"));

    assertThatThrownBy(() -> hooks(true).parameters(GrantType.REFRESH_TOKEN, withings))
        .isInstanceOfSatisfying(
            ProviderCallException.class,
            e -> assertThat(e.failure()).isEqualTo(new TryAgain("withings.no-nonce")));
  }

  @Test
  void takesATokenAnswer() {
    assertThat(refusal(200, Setup.ok(TOKENS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"{'userid':363},363", "{'userid':'363'},363"})
  void findsTheUserIdWrittenEitherWay(String body, String expected) {
    AuthorizationPlan plan = TestSettings.provider().authorization();

    assertThat(KitJson.parse(Setup.ok(body)).at(plan.tokenAnswer().userId()).text())
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Invalid Params: invalid refresh_token,withings.token-refused",
    "Invalid Params: invalid code,withings.token-refused",
    "'',withings.token-refused"
  })
  void losesTheAuthorizationWhenCodeOrTokenIsRefused(String error, String reason) {
    assertThat(refusal(200, "{\"status\":503,\"body\":{},\"error\":\"" + error + "\"}"))
        .contains(new AuthorizationLost(reason));
  }

  @Test
  void keepsTheLinksWhenTheAppItselfIsRefused() {
    assertThat(
            refusal(
                200,
                "{\"status\":503,\"body\":{},\"error\":\"Invalid Params: invalid client_secret\"}"))
        .contains(new Broken("withings.client-refused"));
  }

  @Test
  void triesAgainWithANewNonce() {
    assertThat(refusal(200, Setup.refusal(342))).contains(new TryAgain("withings.status-342"));
    assertThat(refusal(200, Setup.refusal(343))).contains(new TryAgain("withings.status-343"));
  }

  @Test
  void waitsWhenTwoRefreshesCollided() {
    assertThat(
            refusal(
                200,
                "{\"status\":601,\"body\":{\"wait_seconds\":188},"
                    + "\"error\":\"Same arguments in less than 10 seconds\"}"))
        .contains(new RateLimited(FakeWithings.NOW.plusSeconds(188), "withings.status-601"));
  }

  @Test
  void losesTheAuthorizationOnAnAuthenticationStatus() {
    assertThat(refusal(200, Setup.refusal(401)))
        .contains(new AuthorizationLost("withings.status-401"));
  }

  @Test
  void triesAgainWhenTheEdgeOrAHalfAnswerIsInTheWay() {
    assertThat(refusal(502, "{}")).contains(new TryAgain("withings.http-502"));
    assertThat(refusal(401, "{}")).contains(new TryAgain("withings.http-401"));
    assertThat(refusal(200, "{}")).contains(new TryAgain("withings.no-status"));
    assertThat(refusal(200, Setup.ok("{}"))).contains(new TryAgain("withings.no-token"));
  }

  @Test
  void plansAnAuthorizationThatForcesNothing() {
    AuthorizationPlan plan = TestSettings.provider().authorization();

    assertThat(plan.scopes()).containsExactly("user.info", "user.metrics", "user.activity");
    assertThat(plan.scopeSeparator()).isEqualTo(",");
    assertThat(plan.pkce()).isFalse();
    assertThat(plan.authorizeParameters()).isEmpty();
    assertThat(plan.clientId()).isEqualTo("client-7");
    assertThat(plan.tokenUrl()).isEqualTo(URI.create("https://api.example/v2/oauth2"));
  }

  private static Optional<Failure> refusal(int httpStatus, String answer) {
    return hooks(true).refusal(GrantType.REFRESH_TOKEN, httpStatus, KitJson.parse(answer));
  }

  private static TokenHooks hooks(boolean sign) {
    WithingsSettings settings = TestSettings.with(sign);
    return new WithingsTokenHooks(
        settings, new SignedCalls(settings), Clock.fixed(FakeWithings.NOW, ZoneOffset.UTC));
  }
}
