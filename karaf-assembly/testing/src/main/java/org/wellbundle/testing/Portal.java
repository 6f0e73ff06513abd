package org.wellbundle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client of one host of a node: keeps its cookies and CSRF token like a browser, follows no
 * redirect.
 */
public final class Portal {
  static {
    // The JDK's client only lets the Host header be set when asked to; *.localhost resolves nowhere
    // in Java.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String host;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable String csrfToken;

  Portal(int port, String host) {
    this.port = port;
    this.host = host;
  }

  /** An answer; the body is missing when it isn't JSON. */
  public record Answer(int status, JsonNode json, String text, Map<String, String> headers) {}

  public String origin() {
    return "http://" + host + ":" + port;
  }

  public Portal signIn(String email) {
    Answer answer =
        send(
            "POST",
            "/api/v1/session",
            JSON.createObjectNode().put("email", email).put("password", Node.PASSWORD).toString(),
            Map.of("Origin", origin()));
    if (answer.status() != 201) {
      throw new AssertionError(
          "sign-in of " + email + " answered " + answer.status() + " " + answer.text());
    }
    csrfToken = answer.json().path("csrfToken").asText();
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  public Answer post(String path, String body) {
    return send("POST", path, body, Map.of());
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  /** The status of a GET, 0 when nobody answers. */
  public int status(String path) {
    try {
      return get(path).status();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  public Answer send(
      String method, String path, @Nullable String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .header("Host", host + ":" + port)
            .header("Accept", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (csrfToken != null && !"GET".equals(method)) {
      request.header("X-CSRF-Token", csrfToken);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("set-cookie").forEach(this::remember);
      Map<String, String> answered = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> answered.put(name, values.get(0)));
      return new Answer(response.statusCode(), json(response), response.body(), answered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void remember(String setCookie) {
    String pair = setCookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    String name = pair.substring(0, equals).strip();
    String value = pair.substring(equals + 1).strip();
    if (value.isEmpty()) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    String type = response.headers().firstValue("content-type").orElse("");
    return type.contains("json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
  }
}
