package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An https portal behind a proxy: headers of every answer, and what comes in over plain http. */
class TransportTest {
  private static final String ACME = "acme.localhost";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor =
        new Floor(
            Map.of("/ui/linking/1/page.js", "export const x = 1;"),
            Map.of("publicUrl", "https://localhost"),
            null);
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/session", "/ui/linking/1/page.js", "/nothing/here", "/a;b"})
  void everyAnswerCarriesThePolicies(String path) throws Exception {
    var headers = floor.send(over("https", path)).headers();
    assertThat(headers.firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000; includeSubDomains");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'")
        .contains("frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void dataOpenedAsAPageRunsNothing() throws Exception {
    assertThat(
            floor
                .send(over("https", "/api/v1/session"))
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow())
        .endsWith("sandbox");
  }

  @Test
  void aPersonOnPlainHttpIsSentOn() throws Exception {
    var answer = floor.send(over("http", "/link?from=mail").header("Accept", "text/html,*/*"));
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location"))
        .contains("https://acme.localhost/link?from=mail");
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/session, text/html", "/scim/v2/Users, text/html", "/link, */*"})
  void aProgramOnPlainHttpIsTold(String path, String accept) throws Exception {
    Calls.assertProblem(
        floor.send(over("http", path).header("Accept", accept)), 403, "transport.insecure");
  }

  @Test
  void whoAsksTheNodeItselfNeedsNoHttps() throws Exception {
    assertThat(floor.get(ACME, "/api/v1/nothing").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "Host: northwind.localhost\r\n\r\n"
      })
  void whatTwoReadersCouldReadInTwoWaysIsRefused(String rest) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", floor.port())) {
      socket.setSoTimeout(10_000);
      String request = "POST /api/v1/session HTTP/1.1\r\nHost: acme.localhost\r\n" + rest;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] begin = socket.getInputStream().readNBytes(12);
      assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
    }
  }

  private static HttpRequest.Builder over(String scheme, String path) {
    return floor
        .request("inner.example", path)
        .header("X-Forwarded-Host", ACME)
        .header("X-Forwarded-Proto", scheme);
  }
}
