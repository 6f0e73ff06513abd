package org.wellbundle.sdk.testkit.garmin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.http.TestServer;

/**
 * A Garmin cloud to develop against. It notifies one address about everybody, with the data (push)
 * or with an address to fetch it from (ping); the token in such an address works once.
 */
public final class GarminCloud implements AutoCloseable {
  private static final String REST = "/wellness-api/rest/";
  private static final Duration PULL = Duration.ofHours(24);

  private final SimClock clock;
  private final GarminData data;
  private final GarminTokens tokens;
  private final GarminNotifier notifier;
  private final GarminHistory history;
  private final GarminPages pages;
  private final TestServer server;
  private final Map<String, GarminPerson> people = new LinkedHashMap<>();
  private final Map<String, Pull> pulls = new ConcurrentHashMap<>();
  private volatile boolean ping;

  /** What an address of a ping holds. */
  private record Pull(GarminPerson person, GarminType type, ArrayNode summaries, Instant until) {}

  /** How the cloud is to be; {@link #start} it. */
  public record Setup(
      int port,
      SimClock clock,
      String clientId,
      String secret,
      Duration historyTakes,
      Duration historyReach,
      long historyDaysPerMinute) {
    /** As in production, history within a second. */
    public static Setup of(int port, SimClock clock) {
      return new Setup(
          port,
          clock,
          "garmin-demo",
          "garmin-demo-secret",
          Duration.ofSeconds(1),
          Duration.ofDays(31),
          10_000);
    }

    /** Other limits of history. */
    public Setup history(Duration takes, Duration reach, long daysPerMinute) {
      return new Setup(port, clock, clientId, secret, takes, reach, daysPerMinute);
    }
  }

  private GarminCloud(Setup setup) {
    clock = setup.clock();
    data = new GarminData(setup.port());
    tokens = new GarminTokens(clock, setup.clientId(), setup.secret());
    notifier = new GarminNotifier(clock, setup.clientId());
    pages = new GarminPages(tokens, setup.clientId(), this::person);
    history =
        new GarminHistory(
            clock,
            new GarminHistory.Settings(
                setup.historyTakes(), setup.historyReach(), setup.historyDaysPerMinute()),
            this::deliver);
    server = TestServer.start("127.0.0.1", setup.port(), 8, this::answer);
  }

  public static GarminCloud start(Setup setup) {
    return new GarminCloud(setup);
  }

  public String baseUrl() {
    return "http://localhost:" + server.port();
  }

  /** Where notifications go. */
  public void notify(URI hook) {
    notifier.to(hook);
  }

  /** Takes up what a file holds, and keeps people and tokens in it from now on. */
  public void remember(Path file) {
    GarminMemory memory = new GarminMemory(file, tokens);
    memory.restore(this::person);
    tokens.onChange(
        () -> {
          synchronized (people) {
            memory.keep(people.values());
          }
        });
  }

  /** From now on addresses instead of data, or the other way round. */
  public void ping(boolean addresses) {
    ping = addresses;
  }

  /** Statuses of the notifications sent. */
  public List<Integer> notified() {
    return notifier.answers();
  }

  /** Somebody, made up when not known yet. */
  public GarminPerson person(String name) {
    synchronized (people) {
      return people.computeIfAbsent(
          name,
          key ->
              new GarminPerson(
                  key,
                  UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                      .toString()
                      .replace("-", ""),
                  ZoneOffset.ofHours(1)));
    }
  }

  /** These people's watches sync: what is new of today and of the night goes out, in one go. */
  public void sync(Collection<GarminPerson> synced) {
    Map<GarminType, ArrayNode> all = new LinkedHashMap<>();
    for (GarminPerson person : synced) {
      for (GarminType type : GarminType.values()) {
        add(all, person, type, clock.now().atOffset(person.offset()).toLocalDate());
      }
    }
    send(all);
  }

  /** Everybody who is registered. */
  public void sync() {
    List<GarminPerson> registered;
    synchronized (people) {
      registered = people.values().stream().filter(GarminPerson::isRegistered).toList();
    }
    sync(registered);
  }

  /** The person changes the ticks in Garmin Connect. */
  public void permit(GarminPerson person, Set<String> granted) {
    person.permit(granted);
    ObjectNode change =
        Json.object()
            .put("userId", person.userId())
            .put("summaryId", UUID.randomUUID().toString())
            .put("changeTimeInSeconds", clock.epoch());
    granted.forEach(change.putArray("permissions")::add);
    account("userPermissionsChange", change);
  }

  /** The person disconnects the app in Garmin Connect. */
  public void deregister(GarminPerson person) {
    person.leave();
    tokens.forget(person);
    account("deregistrations", Json.object().put("userId", person.userId()));
  }

  private void account(String key, ObjectNode item) {
    ObjectNode body = Json.object();
    body.putArray(key).add(item);
    notifier.send(body);
  }

  private void add(
      Map<GarminType, ArrayNode> all, GarminPerson person, GarminType type, LocalDate day) {
    if (person.permissions().contains(type.permission())) {
      List<ObjectNode> summaries = data.of(person, type, day, clock.now());
      if (!summaries.isEmpty()) {
        all.computeIfAbsent(type, key -> Json.array()).addAll(summaries);
      }
    }
  }

  private void deliver(GarminPerson person, GarminType type, Instant from, Instant to) {
    Map<GarminType, ArrayNode> all = new LinkedHashMap<>();
    LocalDate last = to.atOffset(person.offset()).toLocalDate();
    for (LocalDate day = from.atOffset(person.offset()).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      add(all, person, type, day);
    }
    send(all);
  }

  private void send(Map<GarminType, ArrayNode> all) {
    if (all.isEmpty()) {
      return;
    }
    ObjectNode body = Json.object();
    all.forEach((type, list) -> body.set(type.key(), ping ? addresses(type, list) : list));
    notifier.send(body);
  }

  /** One address for each person. */
  private ArrayNode addresses(GarminType type, ArrayNode summaries) {
    Map<String, ArrayNode> byPerson = new LinkedHashMap<>();
    summaries.forEach(
        one -> byPerson.computeIfAbsent(one.get("userId").asText(), id -> Json.array()).add(one));
    ArrayNode list = Json.array();
    byPerson.forEach((user, theirs) -> list.add(address(type, user, theirs)));
    return list;
  }

  private ObjectNode address(GarminType type, String user, ArrayNode theirs) {
    String token = UUID.randomUUID().toString();
    GarminPerson person = byId(user).orElseThrow();
    pulls.put(token, new Pull(person, type, theirs, clock.now().plus(PULL)));
    long now = clock.epoch();
    return Json.object()
        .put("userId", user)
        .put(
            "callbackURL",
            baseUrl()
                + REST
                + type.path()
                + "?uploadStartTimeInSeconds="
                + (now - 3_600)
                + "&uploadEndTimeInSeconds="
                + now
                + "&token="
                + token);
  }

  private Optional<GarminPerson> byId(String user) {
    synchronized (people) {
      return new ArrayList<>(people.values())
          .stream().filter(person -> person.userId().equals(user)).findFirst();
    }
  }

  private Reply answer(Call call) {
    String path = call.path();
    if (path.equals("/oauth2Confirm")) {
      return pages.answer(call);
    }
    if (path.equals("/di-oauth2-service/oauth/token") && call.method().equals("POST")) {
      return tokens.answer(call.params());
    }
    if (path.startsWith("/_control/")) {
      return control(call);
    }
    if (!path.startsWith(REST)) {
      return GarminHistory.error(404, "Not found");
    }
    Optional<GarminPerson> person = tokens.of(call.bearer());
    return person.isEmpty()
        ? GarminHistory.error(401, "Token is not active")
        : rest(person.get(), path.substring(REST.length()), call);
  }

  private Reply rest(GarminPerson person, String path, Call call) {
    if (path.equals("user/id")) {
      return Reply.json(200, Json.object().put("userId", person.userId()));
    }
    if (path.equals("user/permissions")) {
      ArrayNode granted = Json.array();
      person.permissions().forEach(granted::add);
      return Reply.json(200, granted);
    }
    if (path.equals("user/registration") && call.method().equals("DELETE")) {
      deregister(person);
      return Reply.of(204, "application/json", "");
    }
    boolean past = path.startsWith("backfill/");
    return GarminType.byPath(past ? path.substring("backfill/".length()) : path)
        .map(type -> past ? history.ask(person, type, call) : pull(person, type, call))
        .orElseGet(() -> GarminHistory.error(404, "Not found"));
  }

  private Reply pull(GarminPerson person, GarminType type, Call call) {
    Pull pull = pulls.remove(call.params().textOr("token", ""));
    boolean good =
        pull != null
            && pull.person() == person
            && pull.type() == type
            && pull.until().isAfter(clock.now());
    return pull == null || !good
        ? GarminHistory.error(400, "InvalidPullTokenException failure")
        : Reply.json(200, pull.summaries());
  }

  /** {@code POST /_control/sync|push|ping}: for who tries it by hand. */
  private Reply control(Call call) {
    switch (call.path().substring("/_control/".length())) {
      case "sync" -> sync();
      case "push" -> ping = false;
      case "ping" -> ping = true;
      default -> {
        return GarminHistory.error(404, "sync, push or ping");
      }
    }
    return Reply.json(200, Json.object().put("ping", ping));
  }

  @Override
  public void close() {
    server.close();
    clock.close();
  }
}
