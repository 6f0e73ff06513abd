package org.wellbundle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String host;
  private final Cookies cookies;
  private @Nullable String csrfToken;

  Portal(int port, String host) {
    this(port, host, new Cookies());
  }

  private Portal(int port, String host, Cookies cookies) {
    this.port = port;
    this.host = host;
    this.cookies = cookies;
  }

  /** The same browser at another node, as a load balancer may send it. */
  public Portal at(Node node) {
    Portal other = new Portal(node.port(), host, cookies.copy());
    other.csrfToken = csrfToken;
    return other;
  }

  /** The same browser at another host of the node, sending what it mustn't send there. */
  public Portal astray(String otherHost) {
    Portal other = new Portal(port, otherHost, cookies.copy());
    other.csrfToken = csrfToken;
    return other;
  }

  /** The same browser, driven by a page that doesn't know the session's CSRF token. */
  public Portal withoutCsrfToken() {
    return new Portal(port, host, cookies.copy());
  }

  /** What this browser holds and nobody may see: cookies and CSRF token. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(cookies.values());
    if (csrfToken != null) {
      secrets.add(csrfToken);
    }
    return secrets;
  }

  /** An answer; the body is missing when it isn't JSON. */
  public record Answer(int status, JsonNode json, String text, Map<String, String> headers) {}

  public String origin() {
    return "http://" + host + ":" + port;
  }

  public Portal signIn(String email) {
    return signIn(email, Map.of("Origin", origin()));
  }

  /** From an address of the member's own; the node must believe proxies on this machine. */
  public Portal signInFrom(String address, String email) {
    return signIn(email, Map.of("Origin", origin(), "X-Forwarded-For", address));
  }

  private Portal signIn(String email, Map<String, String> headers) {
    Answer answer =
        send(
            "POST",
            "/api/v1/session",
            JSON.createObjectNode().put("email", email).put("password", Node.PASSWORD).toString(),
            headers);
    if (answer.status() != 201) {
      throw new AssertionError(
          "sign-in of " + email + " answered " + answer.status() + " " + answer.text());
    }
    csrfToken = answer.json().path("csrfToken").asText();
    return this;
  }

  /**
   * Links the account as a browser would.
   *
   * @return where the browser ends up
   */
  public String link(Allow allow) {
    return completeLink(beginLink(allow));
  }

  /** The first half: up to the portal's address with the vendor's answer. */
  public String beginLink(Allow allow) {
    Answer started = post("/api/v1/link", "{\"providerId\":\"withings\",\"returnTo\":\"/link\"}");
    if (started.status() != 201) {
      throw new AssertionError("linking answered " + started.status() + " " + started.text());
    }
    String callback = allow.callback(started.json().path("authorizeUrl").asText());
    return location(
        new Portal(port, "localhost").get(callback.substring(callback.indexOf("/oauth/"))));
  }

  /** The second half: the code is exchanged. */
  public String completeLink(String address) {
    return location(get(address.substring(address.indexOf("/oauth/"))));
  }

  private static String location(Answer answer) {
    String location = answer.headers().get("location");
    if (answer.status() != 303 || location == null) {
      throw new AssertionError("no redirect but " + answer.status() + " " + answer.text());
    }
    return location;
  }

  /** Waits until the link's state is as wished; a missing link's state is empty. */
  public void awaitLink(String what, Duration limit, Predicate<String> state) {
    Node.await(what, limit, () -> state.test(get("/api/v1/link").json().path("state").asText("")));
  }

  /** All rows of a list, page by page. */
  public List<JsonNode> all(String path, String field) {
    List<JsonNode> rows = new ArrayList<>();
    String next = "";
    do {
      Answer answer = get(path + (next.isEmpty() ? "" : "&cursor=" + next));
      if (answer.status() != 200) {
        throw new AssertionError(path + " answered " + answer.status() + " " + answer.text());
      }
      answer.json().path(field).forEach(rows::add);
      next = answer.json().path("next").isTextual() ? answer.json().path("next").asText() : "";
    } while (!next.isEmpty());
    return rows;
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

  /** A jar as the body, as the console sends it. */
  public Answer postJar(String path, Path jar) {
    try {
      return exchange(
          "POST",
          path,
          HttpRequest.BodyPublishers.ofFile(jar),
          Map.of("Content-Type", "application/java-archive"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes as the body, as a page sends a picture. */
  public Answer put(String path, byte[] body, String mediaType) {
    return exchange(
        "PUT",
        path,
        HttpRequest.BodyPublishers.ofByteArray(body),
        Map.of("Content-Type", mediaType));
  }

  /** Opens the event stream. */
  public Events events() {
    HttpResponse<InputStream> stream =
        open("/api/v1/events", Map.of("Accept", "text/event-stream"));
    if (stream.statusCode() != 200) {
      throw new AssertionError("the event stream answered " + stream.statusCode());
    }
    return new Events(stream.body());
  }

  /** The head of an answer that doesn't end. */
  public Answer opened(String path, Map<String, String> headers) {
    HttpResponse<InputStream> stream = open(path, headers);
    try (InputStream body = stream.body()) {
      String text =
          stream.statusCode() == 200 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> answered = new LinkedHashMap<>();
      stream.headers().map().forEach((name, values) -> answered.put(name, values.get(0)));
      return new Answer(
          stream.statusCode(),
          text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance(),
          text,
          answered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<InputStream> open(String path, Map<String, String> headers) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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
    return exchange(
        method,
        path,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body),
        headers);
  }

  private Answer exchange(
      String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path);
    request.timeout(LIMIT);
    if (!headers.containsKey("Accept")) {
      request.header("Accept", "application/json");
    }
    request.method(method, body);
    if (body.contentLength() > 0 && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (csrfToken != null && !"GET".equals(method)) {
      request.header("X-CSRF-Token", csrfToken);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("set-cookie").forEach(cookies::remember);
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

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Host", host + ":" + port);
    cookies.header().ifPresent(header -> request.header("Cookie", header));
    return request;
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    String type = response.headers().firstValue("content-type").orElse("");
    return type.contains("json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
  }
}
