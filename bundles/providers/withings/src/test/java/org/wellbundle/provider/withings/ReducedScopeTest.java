package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.CallOutcome.Done;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Range.Window;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.provider.withings.support.CloudWithings;
import org.wellbundle.provider.withings.support.Setup;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.TestServer;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.auth.Apps;
import org.wellbundle.sdk.testkit.withings.notify.Subscription;

/** Members who allow a part only, at the cloud to develop against. */
class ReducedScopeTest {
  private static final App APP = Apps.DEMO;
  private static final String REDIRECT = "http://localhost:8181/link/withings/callback";
  private static final ScopeMissing NO_METRICS =
      new ScopeMissing(Scopes.METRICS, "withings.status-403");

  private final CloudWithings withings = new CloudWithings();
  private WithingsCloud cloud;
  private TestServer hooks;
  private WithingsProvider provider;

  @BeforeEach
  void start() {
    cloud = WithingsCloud.builder().callsPerMinute(0).sameArguments(Duration.ZERO).start();
    hooks = TestServer.start("127.0.0.1", 0, 2, call -> Reply.of(200, "text/plain", ""));
    provider =
        new WithingsProvider(
            new WithingsSettings(
                URI.create(cloud.authorizeUrl()),
                URI.create(cloud.baseUrl() + "/v2/oauth2"),
                URI.create(cloud.baseUrl()),
                APP.clientId(),
                APP.secret(),
                false,
                Integer.MAX_VALUE,
                60,
                120));
  }

  @AfterEach
  void stop() {
    hooks.close();
    cloud.close();
  }

  @Test
  void activityAloneIsFetchedAndSubscribed() {
    link(Set.of(Scopes.ACTIVITY));

    assertThat(fetch("activity")).isInstanceOf(Page.class);
    assertThat(fetch("sleepSummary")).isInstanceOf(Page.class);
    assertThat(fetch("measures")).isEqualTo(NO_METRICS);
    assertThat(fetch("heart")).isEqualTo(NO_METRICS);
    assertThat(subscribe()).isEqualTo(new Failed(NO_METRICS));
    assertThat(cloud.control().subscriptionsOf("alex"))
        .extracting(Subscription::appli)
        .containsExactlyInAnyOrder(16, 44);
  }

  @Test
  void whatIsAllowedLaterIsSubscribedAtTheNextCheck() {
    link(Set.of(Scopes.INFO, Scopes.ACTIVITY));
    assertThat(subscribe()).isEqualTo(new Failed(NO_METRICS));
    assertThat(cloud.control().subscriptionsOf("alex"))
        .extracting(Subscription::appli)
        .containsExactlyInAnyOrder(16, 44, 46);

    link(Set.copyOf(provider.authorization().scopes()));

    assertThat(fetch("measures")).isInstanceOf(Page.class);
    assertThat(subscribe()).isEqualTo(new Done());
    assertThat(cloud.control().subscriptionsOf("alex"))
        .extracting(Subscription::appli)
        .containsExactlyInAnyOrder(1, 2, 4, 16, 44, 46, 54, 58);
  }

  private void link(Set<String> scopes) {
    String back = cloud.control().authorize("alex", APP.clientId(), REDIRECT, scopes, "s");
    String query = URI.create(back).getRawQuery();
    String code =
        FormBody.parse(query)
            .text("code")
            .orElseThrow(() -> new AssertionError("no code: " + back));
    Json answer =
        withings.parse(
            withings
                .postFormAsApp(
                    provider.authorization().tokenUrl(),
                    Map.of(
                        "action",
                        "requesttoken",
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        APP.clientId(),
                        "client_secret",
                        APP.secret(),
                        "code",
                        code,
                        "redirect_uri",
                        REDIRECT))
                .body());
    withings.with(answer.at("/body/access_token").text().orElseThrow());
  }

  private FetchOutcome fetch(String dataType) {
    Instant now = cloud.clock().now().truncatedTo(ChronoUnit.SECONDS);
    return provider.fetch(
        Setup.request(dataType, new Window(now.minus(Duration.ofDays(7)), now)), withings);
  }

  private CallOutcome subscribe() {
    URI callback = URI.create("http://localhost:" + hooks.port() + "/hooks/withings/t0k3n");
    return provider.subscribe(new SubscriptionRequest(Setup.USER, callback), withings);
  }
}
