package org.wellbundle.core.providers.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A vendor's cloud in a few lines: one-time codes, rotating refresh tokens (the old one works until
 * the new access token is used), data for whoever has a valid token, revocation, subscriptions.
 */
public final class FakeVendor implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, String> accessTokens = new ConcurrentHashMap<>();
  private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
  private final Map<String, String> replacedBy = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  /** Seconds an access token lives. */
  public final AtomicLong lifetime = new AtomicLong(10_800);

  /** How long the token call takes. */
  public final AtomicLong tokenMillis = new AtomicLong();

  /** What everybody grants. */
  public volatile String scope = "all";

  /** Answers to give to these paths instead of the right ones. */
  public final Map<String, Answer> faults = new ConcurrentHashMap<>();

  public final Set<String> revokedUsers = ConcurrentHashMap.newKeySet();
  public final List<String> subscriptions = new CopyOnWriteArrayList<>();
  public final List<Map<String, List<String>>> headersSeen = new CopyOnWriteArrayList<>();

  /** An answer to give. */
  public record Answer(int status, String body) {}

  public FakeVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 256);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fake-vendor");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::serve);
    server.start();
  }

  public URI url(String path) {
    return URI.create("http://" + host() + path);
  }

  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** A code as the browser would bring it back. */
  public String code(String user) {
    String code = "code-" + numbers.incrementAndGet();
    codes.put(code, user);
    return code;
  }

  /** Makes every access token invalid. */
  public void expireAll() {
    accessTokens.clear();
  }

  /** Makes every refresh token invalid. */
  public void refuseRefresh() {
    refreshTokens.clear();
  }

  public int count(String what) {
    return counts.computeIfAbsent(what, w -> new AtomicInteger()).get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> form =
        parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    headersSeen.add(Map.copyOf(exchange.getRequestHeaders()));
    count(path, form);
    Answer fault = faults.get(path);
    Answer answer = fault != null ? fault : answer(exchange, path, form);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void count(String path, Map<String, String> form) {
    counts.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    if (form.containsKey("grant_type")) {
      counts.computeIfAbsent(form.get("grant_type"), p -> new AtomicInteger()).incrementAndGet();
    }
  }

  private Answer answer(HttpExchange exchange, String path, Map<String, String> form) {
    return switch (path) {
      case "/token" -> token(form);
      case "/nonce" -> new Answer(200, "{\"nonce\":\"n\"}");
      default -> {
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String user = accessTokens.get(bearer.replace("Bearer ", ""));
        yield user == null
            ? new Answer(200, "{\"status\":401}")
            : forUser(user, bearer.replace("Bearer ", ""), path, form);
      }
    };
  }

  private Answer forUser(String user, String token, String path, Map<String, String> form) {
    replacedBy.entrySet().removeIf(e -> e.getValue().equals(token) && forget(e.getKey()));
    if (path.equals("/revoke")) {
      revokedUsers.add(user);
      accessTokens.values().removeIf(user::equals);
      refreshTokens.values().removeIf(user::equals);
    }
    if (path.equals("/subscribe") && !subscriptions.contains(form.get("callback"))) {
      subscriptions.add(form.get("callback"));
    }
    return new Answer(200, "{\"status\":0,\"user\":\"" + user + "\"}");
  }

  private boolean forget(String oldRefresh) {
    refreshTokens.remove(oldRefresh);
    return true;
  }

  private Answer token(Map<String, String> form) {
    sleep(tokenMillis.get());
    boolean byCode = "authorization_code".equals(form.get("grant_type"));
    String user =
        byCode
            ? codes.remove(String.valueOf(form.get("code")))
            : refreshTokens.get(String.valueOf(form.get("refresh_token")));
    if (user == null) {
      return new Answer(200, "{\"status\":503}");
    }
    int number = numbers.incrementAndGet();
    String access = "access-" + number;
    accessTokens.put(access, user);
    refreshTokens.put("refresh-" + number, user);
    if (!byCode) {
      replacedBy.put(form.get("refresh_token"), access);
    }
    return new Answer(
        200,
        """
        {"status":0,"body":{"userid":"%s","access_token":"%s","refresh_token":"refresh-%d",
         "expires_in":%d,"scope":"%s"}}"""
            .formatted(user, access, number, lifetime.get(), scope));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> parse(String form) {
    Map<String, String> parsed = new HashMap<>();
    for (String pair : form.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        parsed.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    return parsed;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
