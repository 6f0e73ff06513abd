package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.CallLog;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.api.Conduct;
import org.wellbundle.sdk.testkit.withings.api.Quirk;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.auth.Apps;
import org.wellbundle.sdk.testkit.withings.auth.Grants;
import org.wellbundle.sdk.testkit.withings.auth.Tokens;
import org.wellbundle.sdk.testkit.withings.data.Happening;
import org.wellbundle.sdk.testkit.withings.data.Happenings;
import org.wellbundle.sdk.testkit.withings.data.Measure;
import org.wellbundle.sdk.testkit.withings.data.MeasureGroup;
import org.wellbundle.sdk.testkit.withings.data.Timeline;
import org.wellbundle.sdk.testkit.withings.notify.Delivery;
import org.wellbundle.sdk.testkit.withings.notify.Manners;
import org.wellbundle.sdk.testkit.withings.notify.Notifier;
import org.wellbundle.sdk.testkit.withings.notify.Subscription;
import org.wellbundle.sdk.testkit.withings.notify.Subscriptions;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.People;
import org.wellbundle.sdk.testkit.withings.people.Person;

/**
 * What a test or a demo can do to a cloud and see of it. {@code who} is an e-mail, its part before
 * the @, or a user id. The same over HTTP is {@link ControlHttp}.
 */
public final class Control {
  /** Ids of groups made by hand: far from generated ones. */
  private static final long FIRST_OWN_ID = 900_000_000_000_000L;

  private static final int USER_CHANGED = 46;

  private final SimClock clock;
  private final People people;
  private final WithingsCloud.Timelines timelines;
  private final Apps apps;
  private final Tokens tokens;
  private final Grants grants;
  private final Subscriptions subscriptions;
  private final Notifier notifier;
  private final Limits limits;
  private final Faults faults;
  private final CallLog log;
  private final Conduct conduct;
  private long ownIds = FIRST_OWN_ID;

  Control(
      SimClock clock,
      People people,
      WithingsCloud.Timelines timelines,
      Apps apps,
      Tokens tokens,
      Grants grants,
      Subscriptions subscriptions,
      Notifier notifier,
      Limits limits,
      Faults faults,
      CallLog log,
      Conduct conduct) {
    this.clock = clock;
    this.people = people;
    this.timelines = timelines;
    this.apps = apps;
    this.tokens = tokens;
    this.grants = grants;
    this.subscriptions = subscriptions;
    this.notifier = notifier;
    this.limits = limits;
    this.faults = faults;
    this.log = log;
    this.conduct = conduct;
  }

  public SimClock clock() {
    return clock;
  }

  public People people() {
    return people;
  }

  public Faults faults() {
    return faults;
  }

  public Limits limits() {
    return limits;
  }

  /** Calls received, newest kept. */
  public CallLog calls() {
    return log;
  }

  public List<App> apps() {
    return apps.all();
  }

  public void register(App app) {
    apps.register(app);
  }

  public void quirk(Quirk quirk, boolean on) {
    conduct.quirk(quirk, on);
  }

  public Set<Quirk> quirks() {
    return conduct.quirks();
  }

  /** Shortens the life of access tokens issued from now on. */
  public void accessTokenLife(Duration life) {
    tokens.accessLife(life);
  }

  public Duration accessTokenLife() {
    return tokens.accessLife();
  }

  /** All that the cloud knows of somebody. */
  public Timeline timeline(String who) {
    return timelines.of(people.find(who).userid());
  }

  /**
   * Signs somebody in and allows the app without a browser.
   *
   * @return where the browser would have been sent, with code and state
   */
  public String authorize(
      String who, String clientId, String redirectUri, Set<String> scopes, String state) {
    Person person = people.find(who);
    App app = apps.find(clientId).orElseThrow();
    if (!app.allows(redirectUri)) {
      throw new IllegalArgumentException("Not a registered callback: " + redirectUri);
    }
    grants.allow(person.userid(), clientId, scopes);
    String code = grants.code(person.userid(), clientId, redirectUri, scopes);
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("code", code);
    answer.put("state", state);
    return redirectUri + (redirectUri.contains("?") ? "&" : "?") + Params.of(answer).encoded();
  }

  /**
   * Adds a group as if measured at that moment and uploaded now; a moment long past makes it late.
   *
   * @param device null for values typed in (use attrib 2)
   */
  public MeasureGroup addGroup(
      String who, Instant measured, int attrib, @Nullable Device device, List<Measure> measures) {
    Timeline timeline = timeline(who);
    long id;
    synchronized (this) {
      id = ownIds++;
    }
    MeasureGroup group =
        new MeasureGroup(
            id, attrib, measured.getEpochSecond(), clock.epoch(), device, List.copyOf(measures));
    timeline.amendments().put(group);
    tell(timeline, group);
    return group;
  }

  /** Steps on the scale: a weight in grams, measured and uploaded now. */
  public MeasureGroup weigh(String who, int grams) {
    Device scale = people.find(who).device(m -> m.isScale()).orElse(null);
    return addGroup(
        who, clock.now(), scale == null ? 2 : 0, scale, List.of(Measure.plain(1, grams, -3)));
  }

  /** Replaces a group's measures; it comes again with the same id and a larger modified. */
  public MeasureGroup editGroup(String who, long grpid, List<Measure> measures) {
    Timeline timeline = timeline(who);
    MeasureGroup group =
        existing(timeline, grpid).withMeasures(List.copyOf(measures)).modifiedAt(clock.epoch());
    timeline.amendments().put(group);
    tell(timeline, group);
    return group;
  }

  /**
   * Deletes a group. The vendor has no tombstones: it is not listed any more, and a hint goes out.
   */
  public void deleteGroup(String who, long grpid) {
    Timeline timeline = timeline(who);
    MeasureGroup group = existing(timeline, grpid);
    timeline.amendments().delete(grpid);
    tell(timeline, group);
  }

  /** Deletes a night, with the hint the vendor sends. */
  public void deleteNight(String who, long id, long start, long end) {
    Timeline timeline = timeline(who);
    timeline.amendments().delete(id);
    tell(who, 44, Map.of("startdate", "" + start, "enddate", "" + end));
  }

  /** Deletes a workout, with the hint the vendor sends. */
  public void deleteWorkout(String who, long id, LocalDate date) {
    timeline(who).amendments().delete(id);
    tell(who, 16, Map.of("date", date.toString()));
  }

  /** Changes figures of a day by the vendor's names, such as steps. */
  public void patchDay(String who, LocalDate date, Map<String, Object> figures) {
    timeline(who).amendments().patchDay(date, figures, clock.epoch());
    tell(who, 16, Map.of("date", date.toString()));
  }

  /** Sends subscribers a notification of any kind, whether anything happened or not. */
  public void tell(String who, int appli, Map<String, String> details) {
    notifier.tell(people.find(who).userid(), new Happening(clock.epoch(), appli, details));
  }

  /** Posts an empty body to all of somebody's subscribers. */
  public void ping(String who) {
    subscriptionsOf(who).forEach(notifier::ping);
  }

  /** Removes the app as the user would in his account: tokens die, and appli 46 says unlink. */
  public void revokeByUser(String who, String clientId) {
    endAccess(people.find(who).userid(), clientId, "unlink");
  }

  /** The user deletes his account: every app loses access, and appli 46 says delete. */
  public void deleteAccount(String who) {
    long userid = people.find(who).userid();
    apps.all().forEach(app -> endAccess(userid, app.clientId(), "delete"));
  }

  private void endAccess(long userid, String clientId, String action) {
    tokens.revoke(userid, clientId);
    grants.forget(userid, clientId);
    List<Subscription> old = subscriptions.of(userid, clientId);
    if (old.stream().anyMatch(s -> s.appli() == USER_CHANGED)) {
      notifier.tell(userid, new Happening(clock.epoch(), USER_CHANGED, Map.of("action", action)));
    }
    subscriptions.removeAll(userid, clientId);
  }

  /** Makes access tokens invalid early; refresh tokens stay good. */
  public void expireAccessTokens(String who) {
    tokens.expireAccess(people.find(who).userid());
  }

  public void notifyManners(Manners manners) {
    notifier.manners(manners);
  }

  public Manners notifyManners() {
    return notifier.manners();
  }

  /** Lets go of notifications held back for reordering. */
  public void flushNotifications() {
    notifier.flush();
  }

  public List<Delivery> deliveries() {
    return notifier.deliveries();
  }

  public List<Subscription> subscriptionsOf(String who) {
    long userid = people.find(who).userid();
    return subscriptions.all().stream().filter(s -> s.userid() == userid).toList();
  }

  /** What the cloud holds for somebody between two local days, for comparison with what arrived. */
  public ObjectNode truth(String who, LocalDate from, LocalDate to) {
    return Truth.of(timeline(who), from, to, clock.epoch());
  }

  private MeasureGroup existing(Timeline timeline, long grpid) {
    return timeline
        .group(grpid, clock.epoch())
        .orElseThrow(() -> new IllegalArgumentException("No group " + grpid));
  }

  private void tell(Timeline timeline, MeasureGroup group) {
    List<Integer> applis = new ArrayList<>(new TreeSet<>(Happenings.applisOf(group)));
    for (int appli : applis) {
      notifier.tell(
          timeline.person().userid(),
          new Happening(clock.epoch(), appli, Happenings.detailsOf(group)));
    }
  }
}
