package org.wellbundle.provider.garmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.Promised;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Data;
import org.wellbundle.api.provider.NotificationOutcome.Deauthorized;
import org.wellbundle.api.provider.NotificationOutcome.Fetch;
import org.wellbundle.api.provider.NotificationOutcome.ScopesChanged;
import org.wellbundle.api.provider.NotificationOutcome.Several;
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.PersonOutcome.Person;
import org.wellbundle.api.provider.Range;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.sdk.testkit.garmin.GarminCloud;
import org.wellbundle.sdk.testkit.garmin.GarminPerson;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.http.TestServer;

/** The provider against a cloud that behaves as Garmin's is described. */
class SimulatedCloudTest {
  private static final Instant NOW = Instant.parse("2026-11-18T20:00:00Z");
  private static final String VERIFIER = "v".repeat(43);
  private static final String BACK = "http://localhost/oauth/callback/garmin";

  private final SimClock clock = SimClock.frozenAt(NOW);
  private final List<Call> arrived = new CopyOnWriteArrayList<>();
  private final CloudGarmin context = new CloudGarmin(Clock.fixed(NOW, ZoneOffset.UTC));
  private volatile int hookAnswers = 200;
  private TestServer hook;
  private GarminCloud cloud;
  private GarminProvider provider;

  @BeforeEach
  void start() {
    hook =
        TestServer.start(
            "127.0.0.1",
            0,
            2,
            call -> {
              arrived.add(call);
              return Reply.of(hookAnswers, "text/plain", "");
            });
    cloud = GarminCloud.start(GarminCloud.Setup.of(0, clock));
    cloud.notify(URI.create("http://localhost:" + hook.port() + "/hooks/garmin/t"));
    provider = new GarminProvider(settings());
  }

  private GarminSettings settings() {
    return new GarminSettings(
        URI.create(cloud.baseUrl() + "/oauth2Confirm"),
        URI.create(cloud.baseUrl() + "/di-oauth2-service/oauth/token"),
        cloud.baseUrl() + "/wellness-api/rest",
        "garmin-demo",
        "garmin-demo-secret",
        RecordedGarmin.HOOK,
        30,
        Duration.ofMinutes(30),
        100);
  }

  @AfterEach
  void stop() {
    cloud.close();
    hook.close();
  }

  private String code(String name, String... permissions) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes());
    Map<String, String> form = new HashMap<>();
    form.put("client_id", "garmin-demo");
    form.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    form.put("code_challenge_method", "S256");
    form.put("redirect_uri", BACK);
    form.put("state", "s");
    form.put("person", name);
    form.put("agree", "1");
    Set.of(permissions).forEach(permission -> form.put(permission, "1"));
    String location =
        context
            .postFormAsApp(URI.create(cloud.baseUrl() + "/oauth2Confirm"), form)
            .headers()
            .get("location");
    assertThat(location).startsWith(BACK + "?state=s&code=");
    return location.substring(location.indexOf("code=") + 5);
  }

  private org.wellbundle.api.provider.ProviderClient.Answer token(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("client_id", "garmin-demo");
    form.putIfAbsent("client_secret", "garmin-demo-secret");
    return context.postFormAsApp(settings().tokenUrl(), form);
  }

  /** Links somebody and calls with the token from then on. */
  private Person link(String name, String... permissions) throws Exception {
    var answer =
        token(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code(name, permissions),
                "code_verifier",
                VERIFIER));
    context.with(context.parse(answer.body()).get("access_token").text().orElseThrow());
    return (Person) provider.person(context);
  }

  private Person link(String name) throws Exception {
    return link(name, "HEALTH_EXPORT", "ACTIVITY_EXPORT", "HISTORICAL_DATA_EXPORT");
  }

  private List<NotificationOutcome> read(Call call) {
    return read(
        new Notification(
            NOW,
            "application/json",
            Map.of(),
            call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
            null,
            Map.of(Notices.CLIENT_HEADER, call.header(Notices.CLIENT_HEADER).orElse("")),
            false));
  }

  private List<NotificationOutcome> read(Notification notification) {
    assertThat(provider.mayBeNotification(notification)).isTrue();
    NotificationOutcome outcome = provider.onNotification(notification, context);
    if (!(outcome instanceof Several several)) {
      return List.of(outcome);
    }
    List<NotificationOutcome> all = new ArrayList<>();
    several
        .bodies()
        .forEach(body -> all.addAll(read(RecordedGarmin.notification("garmin-demo", body))));
    return all;
  }

  private List<NotificationOutcome> allArrived() {
    return arrived.stream().flatMap(call -> read(call).stream()).toList();
  }

  private FetchOutcome history(String type) {
    Range window = new Range.Window(NOW.minus(Duration.ofDays(10)), NOW);
    return provider.fetch(new FetchRequest(type, "u", window, null, ZoneOffset.UTC), context);
  }

  @Test
  void thePersonAndThePermissionsAreFoundOut() throws Exception {
    Person alex = link("alex", "HEALTH_EXPORT");
    assertThat(alex.vendorUserId()).isEqualTo(cloud.person("alex").userId());
    assertThat(alex.granted()).containsExactly("HEALTH_EXPORT");
    context.with("nobody's");
    assertThat(provider.person(context)).isInstanceOf(PersonOutcome.Failed.class);
  }

  @Test
  void aCodeWorksOnceAndForItsProofKeyOnly() throws Exception {
    String code = code("alex", "HEALTH_EXPORT");
    Map<String, String> form =
        Map.of("grant_type", "authorization_code", "code", code, "code_verifier", "w".repeat(43));
    assertThat(token(form).status()).isEqualTo(400);
    assertThat(token(form).body()).contains("invalid_grant");
  }

  @Test
  void refreshTokensRotate() throws Exception {
    var first =
        context.parse(
            token(
                    Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code("alex", "HEALTH_EXPORT"),
                        "code_verifier",
                        VERIFIER))
                .body());
    Map<String, String> refresh =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            first.get("refresh_token").text().orElseThrow());
    assertThat(token(refresh).status()).isEqualTo(200);
    assertThat(token(refresh).status()).isEqualTo(400);
  }

  @Test
  void historyIsPromisedOnceAndComesAsNotifications() throws Exception {
    link("alex");
    assertThat(history("dailies")).isEqualTo(new Promised(Duration.ofMinutes(30)));
    assertThat(history("dailies")).as("409").isInstanceOf(Promised.class);
    clock.advance(Duration.ofSeconds(2));
    assertThat(arrived).hasSize(1);
    assertThat(allArrived())
        .singleElement()
        .isInstanceOfSatisfying(
            Data.class, data -> assertThat(data.batch().dailyTotals()).hasSizeGreaterThan(50));
  }

  @Test
  void withoutPermissionForHistoryThereIsNone() throws Exception {
    link("alex", "HEALTH_EXPORT");
    assertThat(history("dailies"))
        .isInstanceOfSatisfying(Page.class, page -> assertThat(page.batch().isEmpty()).isTrue());
  }

  @Test
  void aPushOfTwoPeopleIsReadForEach() throws Exception {
    link("alex");
    link("sam");
    cloud.sync();
    clock.settle();
    assertThat(allArrived())
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Data.class))
        .extracting(outcome -> ((Data) outcome).vendorUserId())
        .contains(cloud.person("alex").userId(), cloud.person("sam").userId());
    assertThat(allArrived())
        .extracting(outcome -> ((Data) outcome).dataType())
        .contains("dailies", "sleeps", "epochs", "hrv", "stressDetails", "pulseox");
  }

  @Test
  void aPingsAddressIsFetchedOnce() throws Exception {
    link("alex");
    cloud.ping(true);
    cloud.sync();
    clock.settle();
    List<NotificationOutcome> outcomes = allArrived();
    assertThat(outcomes).isNotEmpty().allSatisfy(o -> assertThat(o).isInstanceOf(Fetch.class));
    Fetch fetch = (Fetch) outcomes.get(0);
    FetchRequest request =
        new FetchRequest(
            fetch.hints().get(0).dataType(),
            fetch.vendorUserId(),
            fetch.hints().get(0).range(),
            null,
            ZoneOffset.UTC);
    assertThat(provider.fetch(request, context))
        .isInstanceOfSatisfying(Page.class, page -> assertThat(page.batch().isEmpty()).isFalse());
    assertThat(provider.fetch(request, context)).isEqualTo(new Broken("garmin.pull-token"));
  }

  @Test
  void anAddressOutsideOfTheApiIsNotCalled() {
    FetchRequest request =
        new FetchRequest(
            "dailies",
            "u",
            new Range.Reference(cloud.baseUrl() + "/_control/sync"),
            null,
            ZoneOffset.UTC);
    assertThat(provider.fetch(request, context)).isEqualTo(new Broken("garmin.callback-elsewhere"));
  }

  @Test
  void permissionsAndTheEndAreTold() throws Exception {
    Person alex = link("alex");
    GarminPerson person = cloud.person("alex");
    cloud.permit(person, Set.of("ACTIVITY_EXPORT"));
    clock.settle();
    assertThat(allArrived())
        .containsExactly(new ScopesChanged(alex.vendorUserId(), Set.of("ACTIVITY_EXPORT")));
    arrived.clear();

    var request =
        new RevocationRequest(alex.vendorUserId(), URI.create("http://localhost/hooks/garmin/t"));
    assertThat(provider.revoke(request, context)).isEqualTo(new CallOutcome.Done());
    clock.settle();
    assertThat(allArrived())
        .containsExactly(new Deauthorized(alex.vendorUserId(), "garmin.deregistered"));
    assertThat(provider.revoke(request, context)).isInstanceOf(CallOutcome.Failed.class);
  }

  @Test
  void whatWasNotTakenComesAgain() throws Exception {
    link("alex");
    hookAnswers = 503;
    cloud.sync();
    clock.settle();
    hookAnswers = 200;
    clock.advance(Duration.ofMinutes(2));
    assertThat(cloud.notified()).containsExactly(503, 200);
    assertThat(arrived.get(0).body()).isEqualTo(arrived.get(1).body());
  }

  @Test
  void whoNamesAnotherAppIsNotBelieved() {
    assertThat(read(RecordedGarmin.notification("another", "{\"dailies\":[{\"userId\":\"u\"}]}")))
        .containsExactly(new NotificationOutcome.Malformed("garmin.other-client"));
  }
}
