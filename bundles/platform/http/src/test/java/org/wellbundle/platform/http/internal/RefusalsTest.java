package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  private static final String ACME = "acme.localhost";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of());
    floor.publishing.publish(
        "core.notes", "1.0.0", Set.of("notes"), new NotesResource(floor.ambient));
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  @Test
  void theProxysWordCounts() throws Exception {
    var answer =
        floor.send(
            floor
                .request("inner.example", "/api/v1/notes")
                .header("X-Forwarded-Host", "northwind.localhost")
                .header("X-Forwarded-Proto", "https"));
    assertThat(Calls.json(answer).path("origin").asText()).isEqualTo("https://northwind.localhost");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
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
    Calls.assertProblem(answer, status, code);
    assertThat(answer.body()).doesNotContain("secret detail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/link",
        "/api/v1/notes",
        "/console",
        "/settings",
        "/oauth/complete/withings"
      })
  void thePlatformHostServesNoPortal(String path) throws Exception {
    Calls.assertProblem(floor.get("localhost", path), 404, "not-found");
  }

  @Test
  void aHostNobodyOwnsIsUnknown() throws Exception {
    Calls.assertProblem(floor.get("nobody.localhost", "/"), 404, "tenant.unknown");
    Calls.assertProblem(floor.get("a_b", "/"), 400, "host.malformed");
  }

  @Test
  void traceIsRefused() throws Exception {
    var trace = floor.request(ACME, "/api/v1/notes").method("TRACE", BodyPublishers.noBody());
    Calls.assertProblem(floor.send(trace), 405, "method.not-allowed");
  }
}
