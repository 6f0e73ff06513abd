package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.edge.People;

class HttpFloorTest {
  private static final String ACME = "acme.localhost";
  private static final String SCRIPT = "export const x = '" + "y".repeat(2000) + "';";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of("/ui/linking/1/page.js", SCRIPT));
    floor.publishing.publish("core.notes", "1.0.0", Set.of("notes"), new Notes(floor.ambient));
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  record Unwritable(String text) {
    public String getTrouble() {
      throw new IllegalStateException("secret detail");
    }
  }

  record Note(String text, int stars, LocalDate day, OffsetDateTime at, String missing) {}

  @Path("notes")
  @Produces("application/json")
  @Consumes("application/json")
  public static class Notes {
    private final CurrentRequest current;

    Notes(CurrentRequest current) {
      this.current = current;
    }

    @GET
    @Anonymous
    public Map<String, String> where(@Context UriInfo uri) {
      return Map.of(
          "tenant", current.tenant().key(),
          "origin", current.origin(),
          "locale", current.locale().toLanguageTag(),
          "address", uri.getAbsolutePath().toString(),
          "correlationId", current.correlationId());
    }

    @GET
    @Path("mine")
    public Map<String, Long> mine() {
      return Map.of("account", current.principal().account().value());
    }

    @POST
    public Note add(Note note) {
      return note;
    }

    @GET
    @Path("later")
    @Anonymous
    public void later(@Suspended AsyncResponse response) {
      Thread other = new Thread(() -> response.resume(Map.of("answer", 42)));
      other.start();
    }

    @GET
    @Path("days/{day}")
    @Anonymous
    public Map<String, Object> day(@PathParam("day") String day, @QueryParam("n") Integer n) {
      return Map.of("day", day);
    }

    @GET
    @Path("broken")
    @Anonymous
    public Map<String, Object> broken() {
      throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("unwritable")
    @Anonymous
    public Unwritable unwritable() {
      return new Unwritable("x".repeat(100_000));
    }

    @GET
    @Path("refused")
    @Anonymous
    public Map<String, Object> refused() {
      throw new Problem(429, "slow-down", "Please wait.", Map.of("retryAfter", 7));
    }
  }

  @Test
  void aResourceKnowsTenantAndAddress() throws Exception {
    var answer = floor.get(ACME, "/api/v1/notes");
    JsonNode json = json(answer);
    String origin = "http://acme.localhost:" + floor.port();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.path("tenant").asText()).isEqualTo("acme");
    assertThat(json.path("origin").asText()).isEqualTo(origin);
    assertThat(json.path("address").asText()).isEqualTo(origin + "/api/v1/notes");
    assertThat(json.path("correlationId").asText())
        .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void theProxysWordCounts() throws Exception {
    var answer =
        floor.send(
            floor
                .request("inner.example", "/api/v1/notes")
                .header("X-Forwarded-Host", "northwind.localhost")
                .header("X-Forwarded-Proto", "https"));
    assertThat(json(answer).path("origin").asText()).isEqualTo("https://northwind.localhost");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void withoutASessionAResourceIsClosed() throws Exception {
    assertProblem(floor.get(ACME, "/api/v1/notes/mine"), 401, "session.required");
    var mine = floor.send(signedIn("/api/v1/notes/mine"));
    assertThat(json(mine).path("account").asLong()).isEqualTo(10);
  }

  @Test
  void aSessionOfAnotherTenantOpensNothing() throws Exception {
    var answer =
        floor.send(
            floor
                .request("northwind.localhost", "/api/v1/notes/mine")
                .header("Cookie", "wb_session=" + People.SECRET));
    assertProblem(answer, 401, "session.required");
  }

  @Test
  void changingNeedsTheToken() throws Exception {
    String body =
        "{\"text\":\"x\",\"stars\":1,\"day\":\"2026-11-20\",\"at\":\"2026-11-20T08:41:00+01:00\",\"new\":1}";
    var without =
        floor.send(
            signedIn("/api/v1/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertProblem(without, 403, "csrf.missing");

    var with = floor.send(posting(body));
    assertThat(with.statusCode()).isEqualTo(200);
    JsonNode note = json(with);
    assertThat(note.path("at").asText()).isEqualTo("2026-11-20T08:41:00+01:00");
    assertThat(note.path("day").asText()).isEqualTo("2026-11-20");
    assertThat(note.has("missing")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":",
        "{\"stars\":\"many\"}",
        "[]",
        "{\"day\":\"soon\"}",
        "{\"stars\":null}"
      })
  void aMalformedBodyIsTheCallersFault(String body) throws Exception {
    var answer = floor.send(posting(body));
    assertProblem(answer, 400, "request.malformed");
    assertThat(answer.body()).doesNotContain("soon").doesNotContain("many").doesNotContain("java");
  }

  @Test
  void aLargeBodyIsRefusedAnnouncedOrStreamed() throws Exception {
    String body = "{\"text\":\"" + "x".repeat(3000) + "\"}";
    assertProblem(floor.send(posting(body)), 413, "request.too-large");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var streamed =
        posting("")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)));
    assertProblem(floor.send(streamed), 413, "request.too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/challenges, 404, module.not-installed",
    "/api/v1/privacy/consents, 404, module.not-installed",
    "/api/v1/nonsense, 404, not-found",
    "/api/v1/notes/nothing/here, 404, not-found",
    "/api/v1/notes/days/1?n=x, 400, request.malformed",
    "/api/v1/notes/broken, 500, internal",
    "/api/v1/notes/unwritable, 500, internal",
    "/api/v1/notes/refused, 429, slow-down",
    "/health/live, 404, not-found",
    "/hooks/withings/t, 404, not-found",
    "/%68ooks/withings/t, 404, not-found",
    "/oauth/callback/withings, 404, not-found",
    "/ui/linking/1/other.js, 404, not-found",
    "/ui/linking/1/page.js;x, 400, request.malformed"
  })
  void everyRefusalIsAProblem(String path, int status, String code) throws Exception {
    var answer = floor.get(ACME, path);
    assertProblem(answer, status, code);
    assertThat(answer.body()).doesNotContain("secret detail");
  }

  @Test
  void problemsNameTheWait() throws Exception {
    var answer = floor.get(ACME, "/api/v1/notes/refused");
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/v1/notes", "/ui/linking/1/page.js", "/oauth/complete/withings"})
  void thePlatformHostServesNoPortal(String path) throws Exception {
    assertProblem(floor.get("localhost", path), 404, "not-found");
  }

  @Test
  void aHostNobodyOwnsIsUnknown() throws Exception {
    assertProblem(floor.get("nobody.localhost", "/"), 404, "tenant.unknown");
    assertProblem(floor.get("a_b", "/"), 400, "host.malformed");
  }

  @Test
  void traceIsRefused() throws Exception {
    var trace = floor.request(ACME, "/api/v1/notes").method("TRACE", BodyPublishers.noBody());
    assertProblem(floor.send(trace), 405, "method.not-allowed");
  }

  @Test
  void anAsynchronousAnswerArrives() throws Exception {
    assertThat(json(floor.get(ACME, "/api/v1/notes/later")).path("answer").asInt()).isEqualTo(42);
  }

  @Test
  void staticFilesAreCachedForEverAndCompressed() throws Exception {
    var plain = floor.get(ACME, "/ui/linking/1/page.js");
    assertThat(plain.body()).isEqualTo(SCRIPT);
    assertThat(plain.headers().firstValue("Content-Type"))
        .contains("text/javascript; charset=utf-8");
    assertThat(plain.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");

    var request =
        floor.request(ACME, "/ui/linking/1/page.js").header("Accept-Encoding", "br, gzip");
    var gzip = floor.send(request, BodyHandlers.ofByteArray());
    assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(gzip.body().length).isLessThan(SCRIPT.length() / 4);

    String etag = gzip.headers().firstValue("ETag").orElseThrow();
    var again = floor.send(request.header("If-None-Match", etag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void eventsReachTheAccountsOpenStreamsUntilTheSessionEnds() throws Exception {
    assertProblem(floor.get(ACME, "/api/v1/events"), 401, "session.required");
    var answer = floor.send(signedIn("/api/v1/events"), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    try (InputStream body = answer.body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("retry: 2000");
      lines.readLine();
      floor.events.tell(People.NORTHWIND.id(), People.ALEX.account(), "link-changed", Map.of());
      floor.events.tell(
          People.ACME.id(), People.ALEX.account(), "link-changed", Map.of("link", "7"));
      assertThat(lines.readLine()).isEqualTo("event: link-changed");
      assertThat(lines.readLine()).isEqualTo("data: {\"link\":\"7\"}");
      lines.readLine();
      floor.events.tellEverybody("contributions-changed");
      assertThat(lines.readLine()).isEqualTo("event: contributions-changed");
      lines.readLine();
      lines.readLine();
      floor.events.tell(
          People.ACME.id(), People.ALEX.account(), "session-ended", Map.of("session", "other"));
      floor.events.tell(
          People.ACME.id(), People.ALEX.account(), "session-ended", Map.of("session", "session-1"));
      assertThat(lines.readLine()).isEqualTo("event: session-ended");
      assertThat(lines.readLine()).contains("session-1");
      lines.readLine();
      assertThat(lines.readLine()).isNull();
    }
  }

  @Path("slow")
  @Produces("application/json")
  public static class Slow {
    private final String version;
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    Slow(String version) {
      this.version = version;
    }

    @GET
    @Path("now")
    @Anonymous
    public Map<String, String> now() {
      return Map.of("version", version);
    }

    @GET
    @Anonymous
    public Map<String, String> slow() throws InterruptedException {
      entered.countDown();
      go.await();
      return Map.of("version", version);
    }

    @GET
    @Path("async")
    @Anonymous
    public void async(@Suspended AsyncResponse response) {
      Thread other =
          new Thread(
              () -> {
                try {
                  go.await();
                  response.resume(Map.of("version", version));
                } catch (InterruptedException e) {
                  response.cancel();
                }
              });
      other.start();
      entered.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/slow", "/api/v1/slow/async"})
  void aCallInFlightEndsOnTheVersionItBeganOn(String path) throws Exception {
    Slow first = new Slow("one");
    var old = floor.publishing.publish("module.slow", "1.0.0", Set.of("slow"), first);
    var inFlight = CompletableFuture.supplyAsync(() -> get(path));
    first.entered.await();

    var updated = floor.publishing.publish("module.slow", "2.0.0", Set.of("slow"), new Slow("two"));
    CompletableFuture<Void> withdrawn =
        CompletableFuture.runAsync(() -> floor.publishing.withdraw(old));
    assertThat(json(get("/api/v1/slow/now")).path("version").asText()).isEqualTo("two");
    assertThat(withdrawn).isNotDone();

    first.go.countDown();
    assertThat(json(inFlight.join()).path("version").asText()).isEqualTo("one");
    withdrawn.join();
    floor.publishing.withdraw(updated);
    assertProblem(get("/api/v1/slow/now"), 404, "not-found");
  }

  private static HttpResponse<String> get(String path) {
    try {
      return floor.get(ACME, path);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static java.net.http.HttpRequest.Builder signedIn(String path) {
    return floor.request(ACME, path).header("Cookie", "wb_session=" + People.SECRET);
  }

  private static java.net.http.HttpRequest.Builder posting(String body) {
    return signedIn("/api/v1/notes")
        .header("Content-Type", "application/json")
        .header("X-CSRF-Token", "token-of-alex")
        .POST(BodyPublishers.ofString(body));
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code)
      throws Exception {
    JsonNode problem = json(answer);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.path("correlationId").asText())
        .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
  }
}
