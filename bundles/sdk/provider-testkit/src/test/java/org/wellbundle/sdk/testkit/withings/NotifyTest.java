package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.withings.data.Measure;
import org.wellbundle.sdk.testkit.withings.data.MeasureGroup;
import org.wellbundle.sdk.testkit.withings.notify.Delivery;
import org.wellbundle.sdk.testkit.withings.notify.Manners;
import org.wellbundle.sdk.testkit.withings.notify.Subscription;

/** Subscriptions and deliveries, on a clock that only moves when told. */
class NotifyTest {
  private WithingsCloud cloud;
  private Subscriber subscriber;
  private Api alex;

  @BeforeEach
  void start() {
    cloud = Clouds.frozen().notifyTimeout(Duration.ofMillis(400)).start();
    subscriber = new Subscriber();
    alex = Api.linked(cloud, "alex");
  }

  @AfterEach
  void stop() {
    cloud.close();
    subscriber.close();
  }

  private void subscribe(int... applis) {
    for (int appli : applis) {
      alex.body(
          "/notify",
          "action",
          "subscribe",
          "callbackurl",
          subscriber.url(),
          "appli",
          "" + appli,
          "comment",
          "test");
    }
  }

  private List<String> posted() {
    return subscriber.posts().stream().map(Params::encoded).toList();
  }

  @Test
  void subscribingLooksWhetherSomebodyIsThere() {
    subscribe(1);
    assertThat(subscriber.calls().stream().map(Call::method)).containsExactly("HEAD");

    subscriber.close();

    assertThat(
            alex.status(
                "/notify", "action", "subscribe", "callbackurl", subscriber.url(), "appli", "4"))
        .isEqualTo(293);
  }

  @Test
  void aCallbackOutsideTheRegisteredOnesIsRefused() {
    assertThat(
            alex.status(
                "/notify",
                "action",
                "subscribe",
                "callbackurl",
                "http://127.0.0.1:1/x",
                "appli",
                "1"))
        .isEqualTo(293);
  }

  @Test
  void listGetUpdateRevoke() {
    subscribe(1, 44);

    JsonNode profile =
        alex.body("/notify", "action", "list", "appli", "44").path("profiles").get(0);
    assertThat(profile.path("expires").asLong()).isEqualTo(2_147_483_647L);
    assertThat(profile.path("comment").asText()).isEqualTo("test");
    alex.body(
        "/notify",
        "action",
        "update",
        "callbackurl",
        subscriber.url(),
        "appli",
        "44",
        "new_appli",
        "16");
    assertThat(get(44)).isEqualTo(286);
    assertThat(get(16)).isZero();
    alex.body("/notify", "action", "revoke", "callbackurl", subscriber.url(), "appli", "16");
    assertThat(
            alex.status(
                "/notify", "action", "revoke", "callbackurl", subscriber.url(), "appli", "16"))
        .isEqualTo(294);
  }

  private int get(int appli) {
    return alex.status(
        "/notify", "action", "get", "callbackurl", subscriber.url(), "appli", "" + appli);
  }

  @Test
  void aWeighInIsToldAsAForm() {
    subscribe(1);

    MeasureGroup group = cloud.control().weigh("alex", 81_500);
    cloud.clock().settle();

    Params form = subscriber.posts().get(0);
    assertThat(form.number("userid")).hasValue(30_001);
    assertThat(form.number("appli")).hasValue(1);
    assertThat(form.number("startdate")).hasValue(group.date());
    assertThat(form.number("enddate")).hasValue(group.date() + 1);
    Call call = subscriber.calls().get(subscriber.calls().size() - 1);
    assertThat(call.header("content-type")).hasValue("application/x-www-form-urlencoded");
  }

  @Test
  void editedLateAndDeletedGroupsAreToldToo() {
    subscribe(1);
    MeasureGroup group = cloud.control().weigh("alex", 81_500);
    long since = cloud.clock().epoch();
    cloud.clock().advance(Duration.ofMinutes(10));

    cloud.control().editGroup("alex", group.grpid(), List.of(Measure.plain(1, 80_000, -3)));
    JsonNode edited = only(alex, since);
    Instant lastWeek = cloud.clock().now().minus(Duration.ofDays(7));
    cloud.control().addGroup("alex", lastWeek, 2, null, List.of(Measure.plain(1, 79_000, -3)));
    cloud.control().deleteGroup("alex", group.grpid());
    cloud.clock().settle();

    assertThat(edited.path("grpid").asLong()).isEqualTo(group.grpid());
    assertThat(edited.path("modified").asLong()).isEqualTo(since + 600);
    assertThat(only(alex, since).path("date").asLong()).isEqualTo(lastWeek.getEpochSecond());
    assertThat(subscriber.posts()).filteredOn(p -> p.number("appli").orElse(0) == 1).hasSize(4);
  }

  private static JsonNode only(Api api, long since) {
    JsonNode groups =
        api.body("/measure", "action", "getmeas", "lastupdate", "" + since, "meastypes", "1")
            .path("measuregrps");
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  @Test
  void tenTriesInFiveCyclesThenDropped() {
    subscribe(1);
    subscriber.answer(Reply.of(500, "text/plain", ""));
    Instant start = cloud.clock().now();

    cloud.control().weigh("alex", 81_500);
    cloud.clock().settle();
    assertThat(tries()).isEqualTo(2);
    cloud.clock().advance(Duration.ofSeconds(10));
    assertThat(tries()).isEqualTo(4);
    cloud.clock().advance(Duration.ofHours(10));

    List<Delivery> tries = deliveries();
    assertThat(tries).hasSize(10).allMatch(d -> d.outcome().equals("500"));
    assertThat(minutes(start, tries.get(4))).isBetween(2L, 11L);
    assertThat(minutes(start, tries.get(6))).isBetween(62L, 80L);
    assertThat(minutes(start, tries.get(8))).isBetween(243L, 270L);
    assertThat(tries.stream().map(Delivery::body).distinct()).hasSize(1);
  }

  @Test
  void aSubscriptionEndsWhenThreeAreLostInARow() {
    subscribe(1, 46);
    subscriber.answer(Reply.of(500, "text/plain", ""));

    lose(2);
    subscriber.answer(Reply.of(200, "text/plain", ""));
    lose(1);
    subscriber.answer(Reply.of(500, "text/plain", ""));
    lose(2);
    assertThat(subscribed()).containsExactly(1, 46);
    lose(1);

    assertThat(subscribed()).containsExactly(46);
  }

  private List<Integer> subscribed() {
    return cloud.control().subscriptionsOf("alex").stream().map(Subscription::appli).toList();
  }

  private void lose(int times) {
    for (int i = 0; i < times; i++) {
      cloud.control().weigh("alex", 81_500);
      cloud.clock().settle();
      cloud.clock().advance(Duration.ofHours(5));
    }
  }

  @Test
  void theVendorsOwnRulesForAddressesCanBeSwitchedOn() {
    try (WithingsCloud strict = Clouds.frozen().strictCallbacks().start()) {
      Api api = Api.linked(strict, "alex");

      assertThat(
              api.status(
                  "/notify", "action", "subscribe", "callbackurl", subscriber.url(), "appli", "1"))
          .isEqualTo(293);
      assertThat(subscriber.calls()).isEmpty();
    }
  }

  @Test
  void aLaterTrySucceedsAndEndsIt() {
    subscribe(1);
    subscriber.answer(Reply.of(503, "text/plain", ""));
    cloud.control().weigh("alex", 81_500);
    cloud.clock().settle();

    subscriber.answer(Reply.of(204, "text/plain", ""));
    cloud.clock().advance(Duration.ofHours(10));

    assertThat(tries()).isEqualTo(3);
  }

  @Test
  void whoDoesNotAnswerInTimeHasNotReceived() {
    subscribe(1);
    subscriber.answer(Reply.of(200, "text/plain", "").in(new Reply.Manner.Silent()));

    cloud.control().weigh("alex", 81_500);
    cloud.clock().settle();

    assertThat(deliveries()).hasSize(2).allMatch(d -> d.outcome().equals("timeout"));
  }

  private List<Delivery> deliveries() {
    return cloud.control().deliveries().stream().filter(d -> d.notification() == 1).toList();
  }

  private int tries() {
    return deliveries().size();
  }

  private static long minutes(Instant start, Delivery delivery) {
    return Duration.between(start, delivery.at()).toMinutes();
  }

  @Test
  void duplicatesAndReorderingOnDemand() {
    subscribe(1);
    cloud.control().notifyManners(new Manners(2, 4, Duration.ZERO));

    cloud.control().tell("alex", 1, Map.of("startdate", "1", "enddate", "2"));
    cloud.clock().settle();
    assertThat(posted()).isEmpty();
    cloud.control().tell("alex", 1, Map.of("startdate", "3", "enddate", "4"));
    cloud.clock().settle();

    assertThat(posted()).hasSize(4);
    assertThat(cloud.control().deliveries().stream().map(Delivery::notification))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  @Test
  void aLagDelaysTheFirstTry() {
    subscribe(1);
    cloud.control().notifyManners(new Manners(1, 0, Duration.ofSeconds(90)));
    cloud.control().weigh("alex", 81_500);

    cloud.clock().advance(Duration.ofSeconds(89));
    assertThat(deliveries()).isEmpty();
    cloud.clock().advance(Duration.ofSeconds(1));

    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void removingTheAppSaysUnlinkAndEndsEverything() {
    subscribe(1, 46);

    cloud.control().revokeByUser("alex", Api.CLIENT);
    cloud.clock().settle();

    assertThat(posted()).containsExactly("userid=30001&action=unlink&appli=46");
    assertThat(alex.status("/v2/user", "action", "getgoals")).isEqualTo(401);
    assertThat(alex.refresh(alex.refreshToken()).path("status").asInt()).isEqualTo(503);
    assertThat(cloud.control().subscriptionsOf("alex")).isEmpty();
  }

  @Test
  void deletingTheAccountSaysDelete() {
    subscribe(46);

    cloud.control().deleteAccount("alex");
    cloud.clock().settle();

    assertThat(posted()).containsExactly("userid=30001&action=delete&appli=46");
  }

  @Test
  void pingsAreEmpty() {
    subscribe(1);

    cloud.control().ping("alex");
    cloud.clock().settle();

    assertThat(posted()).containsExactly("");
  }

  @Test
  void asADayPassesItsDataIsTold() {
    subscribe(1, 16, 44, 50, 51);
    long since = cloud.clock().epoch();

    for (int hour = 0; hour < 24; hour++) {
      cloud.clock().advance(Duration.ofHours(1));
    }

    List<Integer> applis =
        subscriber.posts().stream()
            .map(p -> (int) p.number("appli").orElse(0))
            .distinct()
            .sorted()
            .toList();
    assertThat(applis).contains(16, 44, 50, 51);
    assertThat(subscriber.posts())
        .filteredOn(p -> p.number("appli").orElse(0) == 16)
        .hasSizeGreaterThan(30);
    alex.refresh(alex.refreshToken());
    JsonNode nights =
        alex.body("/v2/sleep", "action", "getsummary", "lastupdate", "" + since).path("series");
    assertThat(nights).isNotEmpty();
  }

  @Test
  void aLongJumpNamesDaysOnce() {
    subscribe(16);

    cloud.clock().advance(Duration.ofDays(10));

    assertThat(subscriber.posts()).hasSizeBetween(9, 40);
  }
}
