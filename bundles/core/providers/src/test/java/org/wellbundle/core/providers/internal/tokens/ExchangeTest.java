package org.wellbundle.core.providers.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.core.providers.Tokens.AuthorizationCode;
import org.wellbundle.core.providers.Tokens.Granted;
import org.wellbundle.core.providers.testing.FakeProvider;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.testing.TestDatabase;

class ExchangeTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ProvidersNode.schema());

  private static final URI REDIRECT = URI.create("http://localhost/oauth/callback/fake");

  private final FakeVendor vendor = new FakeVendor();
  private ProvidersNode node;

  @BeforeEach
  void start() {
    DB.execute("delete from dispatch.rate_slice");
    node = new ProvidersNode(DB.transactions(), new FakeVault());
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void aCodeBringsTokens() {
    node.with(new FakeProvider("fake", vendor));
    Called<Granted> called = exchange(vendor.code("user-1"));
    Granted granted = ((Called.Answer<Granted>) called).value();
    assertThat(granted.vendorUserId()).isEqualTo("user-1");
    assertThat(granted.scope()).isEqualTo("all");
    assertThat(((Called.Answer<Granted>) called).payloads()).isEmpty();
  }

  @Test
  void aUsedCodeIsRefused() {
    node.with(new FakeProvider("fake", vendor));
    String code = vendor.code("user-1");
    exchange(code);
    assertThat(exchange(code))
        .isEqualTo(new Called.Failed<>(new FetchOutcome.AuthorizationLost("fake.status-503")));
  }

  @Test
  void aCodeIsNotSentTwiceWhateverTheVendorAnswers() {
    node.with(new FakeProvider("fake", vendor));
    vendor.faults.put("/token", new FakeVendor.Answer(500, "oops"));
    assertThat(exchange(vendor.code("user-1")))
        .isEqualTo(new Called.Failed<>(new FetchOutcome.TryAgain("token.http-500")));
    assertThat(vendor.count("/token")).isEqualTo(1);
  }

  @Test
  void anAnswerWithoutTokensIsADefect() {
    node.with(new FakeProvider("fake", vendor));
    vendor.faults.put("/token", new FakeVendor.Answer(200, "{\"status\":0,\"body\":{}}"));
    assertThat(exchange(vendor.code("user-1")))
        .isEqualTo(new Called.Failed<>(new FetchOutcome.Broken("token.missing")));
  }

  @Test
  void whileTheProviderIsAwayItSaysSo() {
    FakeProvider provider = new FakeProvider("fake", vendor);
    node.with(provider).without(provider);
    assertThat(exchange("code")).isInstanceOf(Called.Unavailable.class);
  }

  @Test
  void anExchangeFindsAPlaceThoughOthersUseUpTheBudget() {
    // given a budget of which the background got all it may have
    node.with(new FakeProvider("fake", vendor).limited(40, Duration.ofMinutes(1)));
    int made = 0;
    while (calls() instanceof Called.Answer) {
      made++;
    }
    assertThat(made).isBetween(20, 39);
    assertThat(calls())
        .isInstanceOfSatisfying(
            Called.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(FetchOutcome.RateLimited.class));

    // then
    assertThat(exchange(vendor.code("user-1"))).isInstanceOf(Called.Answer.class);
    int counted =
        DB.transactions()
            .asDispatcher(tx -> node.budgets().of("fake").orElseThrow().usedLastMinute());
    assertThat(counted).isGreaterThanOrEqualTo(made);
  }

  @Test
  void aDefectOfTheBundleComesBackAsBroken() {
    node.with(new FakeProvider("fake", vendor));
    Called<String> called =
        node.gateway().asApp("fake", Urgency.LIVE, (provider, context) -> List.<String>of().get(3));
    assertThat(called).isEqualTo(new Called.Failed<>(new FetchOutcome.Broken("provider.defect")));
  }

  @Test
  void aMembersTokenIsOutOfReachInTheNameOfTheApp() {
    node.with(new FakeProvider("fake", vendor));
    Called<Integer> called =
        node.gateway()
            .asApp(
                "fake",
                Urgency.LIVE,
                (provider, context) ->
                    context.client().postForm(vendor.url("/data"), Map.of()).status());
    assertThat(called).isEqualTo(new Called.Failed<>(new FetchOutcome.Broken("token.not-for-app")));
    assertThat(vendor.count("/data")).isZero();
  }

  private Called<Integer> calls() {
    return node.gateway()
        .asApp(
            "fake",
            Urgency.BACKGROUND,
            (provider, context) ->
                context.client().postFormAsApp(vendor.url("/nonce"), Map.of()).status());
  }

  private Called<Granted> exchange(String code) {
    return node.tokens().exchange("fake", new AuthorizationCode(code, REDIRECT, null));
  }
}
