package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.internal.edge.People;

class FilesAndEventsTest {
  private static final String ACME = "acme.localhost";
  private static final String SCRIPT = "export const x = '" + "y".repeat(2000) + "';";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of("/ui/linking/1/page.js", SCRIPT));
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
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
    Calls.assertProblem(floor.get(ACME, "/api/v1/events"), 401, "session.required");
    var answer = floor.send(Calls.signedIn(floor, "/api/v1/events"), BodyHandlers.ofInputStream());
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
}
