package org.wellbundle.itests.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wellbundle.itests.access.Caller.Standing;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;

/** A node with two employers, three members who left something everywhere, and all the others. */
final class Stage implements AutoCloseable {
  private static final String ACME = "acme.localhost";
  private static final String NORTHWIND = "northwind.localhost";
  private static final String PLATFORM = "localhost";
  private static final String PASSCODE = "482915";

  /** Bodies of calls that get as far as looking for what the path names; all others send {}. */
  private static final Map<String, String> BODIES =
      Map.of("PUT /profiles/{id}", "{\"name\":\"Renamed\"}");

  private final Mailbox mails = new Mailbox();
  private final Service service;
  private final Database database;
  private final People accounts;
  private final List<Person> people = new ArrayList<>();
  private final List<Caller> callers = new ArrayList<>();
  private final List<String> bearers = new ArrayList<>();
  private final Set<Portal> browsers = new java.util.LinkedHashSet<>();

  private Stage(String name) {
    Map<String, String> settings = new LinkedHashMap<>(mails.settings());
    for (String whose : List.of("ACCOUNT", "TENANT", "ADDRESS")) {
      settings.put("WELLBUNDLE_PLATFORM_HTTP_" + whose + "_CALLS_PER_MINUTE", "0");
    }
    service = Service.start(name, settings);
    database = Database.of(service.node());
    accounts = new People(database);
  }

  static Stage set(String name) {
    Stage stage = new Stage(name);
    try {
      stage.seedPeople();
      stage.hireCallers();
      return stage;
    } catch (RuntimeException | Error e) {
      stage.close();
      throw e;
    }
  }

  Node node() {
    return service.node();
  }

  Mailbox mails() {
    return mails;
  }

  List<Person> people() {
    return people;
  }

  List<Caller> callers() {
    return callers;
  }

  private void seedPeople() {
    people.add(settle("acme", ACME, "anemone", "71.9373"));
    people.add(settle("acme", ACME, "bergamot", "68.4179"));
    people.add(settle("northwind", NORTHWIND, "cinquefoil", "83.1597"));
    Person first = people.get(0);
    service.link(first.portal(), "alex");
    service.awaitLive(first.portal());
    first.ids().put("/sleep/{id}", "/sleep/" + id(first, "/api/v1/sleep", "sessions"));
    first.ids().put("/notifications/{id}", "/notifications/" + notification(first));
    Portal spare = browser(ACME).signIn(first.email());
    first
        .ids()
        .put(
            "/sessions/{id}",
            "/sessions/" + spare.get("/api/v1/session").json().path("id").asText());
  }

  private Person settle(String tenant, String host, String mark, String value) {
    accounts.join(tenant, mark + ".mail@person.example", Person.name(mark), List.of("member"));
    return Person.settle(browser(host), mark, value);
  }

  /** Told of a second sign-in, the person has something in the inbox. */
  private String notification(Person person) {
    browser(ACME).signIn(person.email());
    Node.await(
        "a notification",
        java.time.Duration.ofSeconds(20),
        () -> !person.portal().get("/api/v1/notifications").json().path("items").isEmpty());
    return id(person, "/api/v1/notifications", "items");
  }

  private static String id(Person person, String path, String list) {
    return person.portal().get(path).json().path(list).path(0).path("id").asText();
  }

  private void hireCallers() {
    Person first = people.get(0);
    Person second = people.get(1);
    Portal nobody = node().portal(ACME);
    add("anonymous", "", Standing.STRANGER, () -> nobody);
    add(second.mark(), "member", Standing.SIGNED_IN, second::portal);
    for (String role : new TreeSet<>(Roles.TABLE.keySet())) {
      accounts.join(
          "acme", role.toLowerCase() + "@acme.example", "Invented " + role, List.of(role));
      Portal portal = signedIn(ACME, role.toLowerCase() + "@acme.example");
      add(role, role, Standing.SIGNED_IN, () -> portal);
    }
    accounts.join("northwind", "owner@northwind.example", "Invented owner", List.of("owner"));
    Portal foreign = signedIn(NORTHWIND, "owner@northwind.example").astray(ACME);
    add("owner of another tenant", "owner", Standing.STRANGER, () -> foreign);
    Portal colleague = people.get(2).portal().astray(ACME);
    add("member of another tenant", "member", Standing.STRANGER, () -> colleague);
    long gone = accounts.join("acme", "gone@acme.example", "Invented gone", List.of("member"));
    Portal disabled = signedIn(ACME, "gone@acme.example");
    accounts.disable(gone);
    add("disabled", "member", Standing.STRANGER, () -> disabled);
    addScoped(ACME, first.email(), "member", first.mark(), false);
    add(
        "without CSRF token",
        "member",
        Standing.WITHOUT_CSRF_TOKEN,
        first.portal()::withoutCsrfToken,
        first);
    Portal locked = locked(ACME, first.email());
    add("locked", "member", Standing.LOCKED, () -> locked, first);
    hirePlatformCallers();
    add(first.mark(), "member", Standing.OWNER, first::portal, first);
  }

  private void hirePlatformCallers() {
    Portal nobody = node().platform();
    addAtPlatform("anonymous at the platform", "", Standing.STRANGER, nobody);
    addAtPlatform(
        "member at the platform",
        "member",
        Standing.STRANGER,
        people.get(1).portal().astray(PLATFORM));
    addScoped(PLATFORM, "operator@localhost", "operator", "", true);
    Portal operator = signedIn(PLATFORM, "operator@localhost");
    addAtPlatform(
        "operator without CSRF token",
        "operator",
        Standing.WITHOUT_CSRF_TOKEN,
        operator.withoutCsrfToken());
    addAtPlatform(
        "operator locked", "operator", Standing.LOCKED, locked(PLATFORM, "operator@localhost"));
    Portal astray = operator.astray(ACME);
    add("operator at a tenant", "operator", Standing.STRANGER, () -> astray);
    accounts.join("", "viewer@localhost", "Invented viewer", List.of("member"));
    addAtPlatform(
        "no operator at the platform",
        "member",
        Standing.SIGNED_IN,
        signedIn(PLATFORM, "viewer@localhost"));
    addAtPlatform("operator", "operator", Standing.SIGNED_IN, operator);
  }

  private void add(
      String name, String role, Standing standing, java.util.function.Supplier<Portal> browser) {
    callers.add(new Caller(name, role, standing, false, browser));
  }

  private void add(
      String name,
      String role,
      Standing standing,
      java.util.function.Supplier<Portal> browser,
      Person owner) {
    callers.add(new Caller(name, role, standing, false, browser).owning(owner.mark()));
  }

  private void addAtPlatform(String name, String role, Standing standing, Portal portal) {
    callers.add(new Caller(name, role, standing, true, () -> portal));
  }

  private void addScoped(String host, String email, String role, String owner, boolean platform) {
    Map<String, String> tokens = new HashMap<>();
    Portal app = node().portal(host);
    callers.add(
        new Caller(
            "wrong scope of " + role,
            owner,
            role,
            Standing.WRONG_SCOPE,
            platform,
            () -> app,
            operation ->
                Map.of(
                    "Authorization",
                    "Bearer "
                        + tokens.computeIfAbsent(
                            String.valueOf(operation.permission()),
                            permission -> token(app, email, permission)))));
  }

  /** A token with all scopes there are but one. */
  private String token(Portal app, String email, String without) {
    String scopes =
        Roles.scopes().stream()
            .filter(scope -> !scope.equals(without))
            .map(scope -> "\"" + scope + "\"")
            .collect(Collectors.joining(","));
    Portal.Answer answer =
        app.post(
            "/api/v1/tokens",
            "{\"email\":\""
                + email
                + "\",\"password\":\""
                + Node.PASSWORD
                + "\",\"scopes\":["
                + scopes
                + "]}");
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    bearers.add(answer.json().path("refreshToken").asText());
    String access = answer.json().path("accessToken").asText();
    bearers.add(access);
    return access;
  }

  private Portal locked(String host, String email) {
    Portal portal = signedIn(host, email);
    Portal.Answer set =
        portal.send("PUT", "/api/v1/lock", "{\"passcode\":\"" + PASSCODE + "\"}", Map.of());
    Portal.Answer closed = portal.post("/api/v1/lock/close", "{}");
    if (set.status() != 204 || closed.status() != 204) {
      throw new AssertionError(set.text() + closed.text());
    }
    return portal;
  }

  private Portal signedIn(String host, String email) {
    return browser(host).signIn(email);
  }

  private Portal browser(String host) {
    Portal browser = node().portal(host);
    browsers.add(browser);
    return browser;
  }

  Portal.Answer signInOfTheDisabled() {
    return node()
        .portal(ACME)
        .post(
            "/api/v1/session",
            "{\"email\":\"gone@acme.example\",\"password\":\"" + Node.PASSWORD + "\"}");
  }

  /** Makes one call with the first member's numbers in the places for numbers. */
  Portal.Answer call(Operation operation, Caller caller) {
    Map<String, String> headers = new LinkedHashMap<>(caller.headers().apply(operation));
    headers.put("Accept", operation.stream() ? "text/event-stream" : "*/*");
    String body = null;
    if (operation.takes() != null) {
      headers.put("Content-Type", operation.takes());
      body = BODIES.getOrDefault(operation.name(), "{}");
    }
    Map<String, String> ids = new LinkedHashMap<>(people.get(0).ids());
    ids.put("{symbolicName}", "org.wellbundle.nowhere");
    String address = operation.address(ids);
    Portal portal = caller.browser().get();
    return operation.stream()
        ? portal.opened(address, headers)
        : portal.send(operation.method(), address, body, headers);
  }

  /** All that no log, number or queue may hold besides what people wrote. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(bearers);
    browsers.forEach(browser -> secrets.addAll(browser.secrets()));
    secrets.add(Node.PASSWORD);
    secrets.add(PASSCODE);
    secrets.add("wellbundle-demo-secret");
    return secrets;
  }

  /** Logs, and the rows of all queues. */
  Map<String, String> leftBehind() {
    Map<String, String> places = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(node().home().resolve("data/log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        places.put(file.getFileName().toString(), Files.readString(file));
      }
      places.put("console.log", Files.readString(node().home().resolve("console.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String table :
        database.rows(
            "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_schema in ('dispatch', 'mail', 'notifications', 'sync', 'audit',"
                + " 'support')")) {
      places.put(
          table,
          String.join("\n", database.rows("select row_to_json(t)::text from " + table + " t")));
    }
    return places;
  }

  @Override
  public void close() {
    service.close();
    mails.close();
  }
}
