package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.account.Permission;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.internal.edge.People;

class ResourceCallsTest {
  private static final String ACME = "acme.localhost";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of());
    floor.publishing.publish(
        "core.notes", "1.0.0", Set.of("notes"), new NotesResource(floor.ambient));
    floor.publishing.publishModule("extras", Set.of("extras"), new Extras());
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  @Test
  void aResourceKnowsTenantAndAddress() throws Exception {
    var answer = floor.get(ACME, "/api/v1/notes");
    JsonNode json = Calls.json(answer);
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

  /** Of a module. */
  @Path("extras")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Extras {
    @GET
    @Anonymous(Permission.Host.BOTH)
    public Map<String, String> read() {
      return Map.of("extra", "yes");
    }
  }

  @Test
  void aModuleIsGoneWhereItIsSwitchedOffAndOnlyThere() throws Exception {
    Calls.assertProblem(floor.get("northwind.localhost", "/api/v1/extras"), 404, "module.off");
    assertThat(floor.get("northwind.localhost", "/api/v1/notes").statusCode()).isEqualTo(200);
    assertThat(floor.get(ACME, "/api/v1/extras").statusCode()).isEqualTo(200);
    assertThat(floor.get("localhost", "/api/v1/extras").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutASessionAResourceIsClosed() throws Exception {
    Calls.assertProblem(floor.get(ACME, "/api/v1/notes/mine"), 401, "session.required");
    var mine = floor.send(Calls.signedIn(floor, "/api/v1/notes/mine"));
    assertThat(Calls.json(mine).path("account").asLong()).isEqualTo(10);
  }

  @Test
  void aSessionOfAnotherTenantOpensNothing() throws Exception {
    var answer =
        floor.send(
            floor
                .request("northwind.localhost", "/api/v1/notes/mine")
                .header("Cookie", "wb_session=" + People.SECRET));
    Calls.assertProblem(answer, 401, "session.required");
  }

  /** Else whoever uses the connection again finds it closed. */
  @Test
  void aRefusalWaitsForTheBodyAndKeepsTheConnection() throws Exception {
    String head =
        "POST /api/v1/notes HTTP/1.1\r\nHost: acme.localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", floor.port())) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (int call = 0; call < 3; call++) {
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.flush();
        socket.setSoTimeout(100);
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
        out.write("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(in.readLine()).isEqualTo("HTTP/1.1 401 Unauthorized");
        assertThat(skipAnswer(in)).doesNotContain("connection: close");
      }
    }
  }

  private static List<String> skipAnswer(BufferedReader in) throws IOException {
    List<String> headers = new ArrayList<>();
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      headers.add(line.toLowerCase(Locale.ROOT));
      if (headers.get(headers.size() - 1).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
    return headers;
  }

  @Test
  void changingNeedsTheToken() throws Exception {
    String body =
        "{\"text\":\"x\",\"stars\":1,\"day\":\"2026-11-20\",\"at\":\"2026-11-20T08:41:00+01:00\",\"new\":1}";
    var without =
        floor.send(
            Calls.signedIn(floor, "/api/v1/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    Calls.assertProblem(without, 403, "csrf.missing");

    var with = floor.send(Calls.posting(floor, body));
    assertThat(with.statusCode()).isEqualTo(200);
    JsonNode note = Calls.json(with);
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
    var answer = floor.send(Calls.posting(floor, body));
    Calls.assertProblem(answer, 400, "request.malformed");
    assertThat(answer.body()).doesNotContain("soon").doesNotContain("many").doesNotContain("java");
  }

  @Test
  void aLargeBodyIsRefusedAnnouncedOrStreamed() throws Exception {
    String body = "{\"text\":\"" + "x".repeat(3000) + "\"}";
    Calls.assertProblem(floor.send(Calls.posting(floor, body)), 413, "request.too-large");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var streamed =
        Calls.posting(floor, "")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)));
    Calls.assertProblem(floor.send(streamed), 413, "request.too-large");
  }

  @Test
  void problemsNameTheWait() throws Exception {
    var answer = floor.get(ACME, "/api/v1/notes/refused");
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void anAsynchronousAnswerArrives() throws Exception {
    assertThat(Calls.json(floor.get(ACME, "/api/v1/notes/later")).path("answer").asInt())
        .isEqualTo(42);
  }
}
