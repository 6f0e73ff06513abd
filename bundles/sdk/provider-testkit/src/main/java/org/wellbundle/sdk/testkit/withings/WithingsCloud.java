package org.wellbundle.sdk.testkit.withings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.CallLog;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.http.TestServer;
import org.wellbundle.sdk.testkit.withings.api.ActivityApi;
import org.wellbundle.sdk.testkit.withings.api.Conduct;
import org.wellbundle.sdk.testkit.withings.api.HeartApi;
import org.wellbundle.sdk.testkit.withings.api.MeasureApi;
import org.wellbundle.sdk.testkit.withings.api.SleepApi;
import org.wellbundle.sdk.testkit.withings.api.StethoApi;
import org.wellbundle.sdk.testkit.withings.api.UserApi;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.auth.Apps;
import org.wellbundle.sdk.testkit.withings.auth.AuthorizeUi;
import org.wellbundle.sdk.testkit.withings.auth.Grants;
import org.wellbundle.sdk.testkit.withings.auth.OauthApi;
import org.wellbundle.sdk.testkit.withings.auth.Scopes;
import org.wellbundle.sdk.testkit.withings.auth.Signatures;
import org.wellbundle.sdk.testkit.withings.auth.Tokens;
import org.wellbundle.sdk.testkit.withings.data.Amendments;
import org.wellbundle.sdk.testkit.withings.data.Life;
import org.wellbundle.sdk.testkit.withings.data.Timeline;
import org.wellbundle.sdk.testkit.withings.notify.CallbackRules;
import org.wellbundle.sdk.testkit.withings.notify.LiveFeed;
import org.wellbundle.sdk.testkit.withings.notify.Notifier;
import org.wellbundle.sdk.testkit.withings.notify.NotifyApi;
import org.wellbundle.sdk.testkit.withings.notify.Subscriptions;
import org.wellbundle.sdk.testkit.withings.people.People;

/** A running Withings cloud: both of the vendor's hosts behind one port, and a control plane. */
public final class WithingsCloud implements AutoCloseable {
  private static final int CALLS_KEPT = 10_000;

  private final SimClock clock;
  private final boolean ownClock;
  private final TestServer server;
  private final Notifier notifier;
  private final Control control;
  private final People people;
  private final @Nullable Memory memory;

  private WithingsCloud(Settings settings, SimClock clock, boolean ownClock, List<App> registered) {
    this.clock = clock;
    this.ownClock = ownClock;
    this.people = new People(LocalDate.ofInstant(clock.now(), ZoneOffset.UTC));
    people.ensureMembers(settings.members());

    Map<Long, Timeline> timelines = new ConcurrentHashMap<>();
    Timelines timelineOf =
        userid ->
            timelines.computeIfAbsent(
                userid,
                id ->
                    new Timeline(
                        new Life(people.byId(id).orElseThrow(), settings.seed()),
                        new Amendments()));
    Apps apps = new Apps();
    registered.forEach(apps::register);
    Tokens tokens = new Tokens(clock);
    Grants grants = new Grants(clock);
    Signatures signatures = new Signatures(clock, apps);
    Subscriptions subscriptions = new Subscriptions();
    this.notifier = new Notifier(clock, subscriptions, settings.notifyTimeout(), settings.seed());
    Path file = settings.memory();
    Memory remembered = file == null ? null : new Memory(file, tokens, grants, subscriptions);
    if (remembered != null) {
      remembered.load();
      clock.onPassing(now -> remembered.saveNowAndThen());
    }
    this.memory = remembered;
    Limits limits = new Limits(clock, settings.callsPerMinute(), settings.sameArguments());
    Faults faults = new Faults(settings.seed());
    CallLog log = new CallLog(CALLS_KEPT);
    Conduct conduct = new Conduct(clock, settings.pageSize());
    OauthApi oauth =
        new OauthApi(apps, signatures, grants, tokens, people, subscriptions::removeAll);
    Gateway gateway = new Gateway(clock, apps, tokens, limits, faults, log, timelineOf::of);
    NotifyApi notify = new NotifyApi(subscriptions, notifier, settings.callbackRules());
    route(gateway, oauth, signatures, notify, conduct);
    new LiveFeed(clock, subscriptions, notifier, timelineOf::of);
    AuthorizeUi pages = new AuthorizeUi(apps, people, grants);
    this.control =
        new Control(
            clock,
            people,
            timelineOf,
            apps,
            tokens,
            grants,
            subscriptions,
            notifier,
            limits,
            faults,
            log,
            conduct);
    ControlHttp controlHttp = new ControlHttp(control);
    this.server =
        TestServer.start(
            settings.host(),
            settings.port(),
            settings.threads(),
            call -> handle(call, gateway, pages, controlHttp, faults));
  }

  /** Finds a person's timeline by user id. */
  @FunctionalInterface
  interface Timelines {
    Timeline of(long userid);
  }

  public static Builder builder() {
    return new Builder();
  }

  private static Reply handle(
      Call call, Gateway gateway, AuthorizeUi pages, ControlHttp control, Faults faults) {
    if (call.path().startsWith("/_control")) {
      return control.handle(call);
    }
    if (pages.serves(call.path())) {
      return faults
          .strike(call.path(), "", 0)
          .map(fault -> Faults.play(fault, () -> pages.handle(call)))
          .orElseGet(() -> pages.handle(call));
    }
    return gateway.handle(call);
  }

  private static void route(
      Gateway gateway, OauthApi oauth, Signatures signatures, NotifyApi notify, Conduct conduct) {
    gateway.open("/v2/oauth2", "requesttoken", oauth::requestToken);
    gateway.open("/v2/oauth2", "revoke", oauth::revoke);
    gateway.open("/v2/oauth2", "getdemoaccess", oauth::getDemoAccess);
    gateway.open("/v2/signature", "getnonce", signatures::getNonce);

    Set<String> metrics = Set.of(Scopes.METRICS);
    Set<String> activity = Set.of(Scopes.ACTIVITY);
    Set<String> infoOrMetrics = Set.of(Scopes.INFO, Scopes.METRICS);
    MeasureApi measures = new MeasureApi(conduct);
    gateway.guarded("/measure", "getmeas", metrics, measures::getMeas);
    ActivityApi activities = new ActivityApi(conduct);
    gateway.guarded("/v2/measure", "getactivity", activity, activities::getActivity);
    gateway.guarded(
        "/v2/measure", "getintradayactivity", activity, activities::getIntradayActivity);
    gateway.guarded("/v2/measure", "getworkouts", activity, activities::getWorkouts);
    SleepApi sleep = new SleepApi(conduct);
    gateway.guarded("/v2/sleep", "get", activity, sleep::get);
    gateway.guarded("/v2/sleep", "getsummary", activity, sleep::getSummary);
    HeartApi heart = new HeartApi(conduct);
    gateway.guarded("/v2/heart", "list", metrics, heart::list);
    gateway.guarded("/v2/heart", "get", metrics, heart::get);
    StethoApi stetho = new StethoApi(conduct);
    gateway.guarded("/v2/stetho", "list", metrics, stetho::list);
    gateway.guarded("/v2/stetho", "get", metrics, stetho::get);
    UserApi user = new UserApi(conduct);
    gateway.guarded("/v2/user", "getdevice", infoOrMetrics, user::getDevice);
    gateway.guarded("/v2/user", "getgoals", infoOrMetrics, user::getGoals);

    gateway.guarded("/notify", "subscribe", Set.of(), notify::subscribe);
    gateway.guarded("/notify", "get", Set.of(), notify::get);
    gateway.guarded("/notify", "list", Set.of(), notify::list);
    gateway.guarded("/notify", "update", Set.of(), notify::update);
    gateway.guarded("/notify", "revoke", Set.of(), notify::revoke);
  }

  public int port() {
    return server.port();
  }

  /** Base of the API and of the authorise pages, without a slash at the end. */
  public String baseUrl() {
    return "http://localhost:" + port();
  }

  public String authorizeUrl() {
    return baseUrl() + AuthorizeUi.PATH;
  }

  public SimClock clock() {
    return clock;
  }

  public People people() {
    return people;
  }

  /** Everything a test or a demo may want to do to this cloud. */
  public Control control() {
    return control;
  }

  public int hangingRequests() {
    return server.parkedRequests();
  }

  @Override
  public void close() {
    server.close();
    notifier.close();
    if (memory != null) {
      memory.save();
    }
    if (ownClock) {
      clock.close();
    }
  }

  /** Sets a cloud up. Everything has a default; the port is any free one. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private long seed = 1;
    private int pageSize;
    private int callsPerMinute = 120;
    private Duration sameArguments = Duration.ofSeconds(10);
    private Duration notifyTimeout = Duration.ofSeconds(2);
    private int threads = 16;
    private int members;
    private @Nullable Path memory;
    private CallbackRules callbackRules = CallbackRules.LOCAL;
    private final List<App> apps = new ArrayList<>();
    private @Nullable SimClock clock;
    private double factor = 1;

    private Builder() {}

    public Builder host(String name) {
      host = name;
      return this;
    }

    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Same seed, same data. */
    public Builder seed(long number) {
      seed = number;
      return this;
    }

    /** Rows per page of all lists; 0 leaves the recorded sizes. */
    public Builder pageSize(int rows) {
      pageSize = rows;
      return this;
    }

    /** Limit per app; 0 switches it off. */
    public Builder callsPerMinute(int calls) {
      callsPerMinute = calls;
      return this;
    }

    /** How long a call mustn't be repeated word for word; zero switches the rule off. */
    public Builder sameArguments(Duration time) {
      sameArguments = time;
      return this;
    }

    /** Real time a subscriber has to answer a notification; the vendor's is two seconds. */
    public Builder notifyTimeout(Duration time) {
      notifyTimeout = time;
      return this;
    }

    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /** Makes {@code member0001@load.example} and so on, as many as that. */
    public Builder members(int count) {
      members = count;
      return this;
    }

    /** Keeps tokens, consents and subscriptions in a file, over restarts. */
    public Builder memory(Path file) {
      memory = file;
      return this;
    }

    /** The vendor's own rules for addresses of notifications, which no local one keeps. */
    public Builder strictCallbacks() {
      callbackRules = CallbackRules.VENDOR;
      return this;
    }

    public Builder app(App app) {
      apps.add(app);
      return this;
    }

    /** The time to live in, such as a frozen one; the caller closes it. */
    public Builder clock(SimClock other) {
      clock = other;
      return this;
    }

    /** Simulated seconds per real second, for a clock of the cloud's own. */
    public Builder clockFactor(double times) {
      factor = times;
      return this;
    }

    public WithingsCloud start() {
      Settings settings =
          new Settings(
              host,
              port,
              seed,
              pageSize,
              callsPerMinute,
              sameArguments,
              notifyTimeout,
              threads,
              members,
              memory,
              callbackRules);
      boolean own = clock == null;
      SimClock used = clock == null ? SimClock.running(Instant.now(), factor) : clock;
      return new WithingsCloud(settings, used, own, apps);
    }
  }
}
