package org.wellbundle.sdk.tck.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.VendorCloud;

/**
 * A {@link VendorCloud} behind HTTP, for this machine only. Any path that ends in {@code
 * /authorize} is the authorize page, a form with a {@code grant_type} is the token call, and
 * everything else is answered by the vendor cloud if it comes with the token.
 */
public final class CloudServer implements AutoCloseable {
  private static final Answer UNAUTHORIZED =
      new Answer(401, Map.of(), "{\"error\":\"unauthorized\"}");

  private final VendorCloud vendor;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final AuthorizePage authorize = new AuthorizePage();
  private @Nullable Answer trouble;
  private int troubled;

  private CloudServer(VendorCloud vendor, Clock clock, HttpServer server) {
    this.vendor = vendor;
    this.clock = clock;
    this.server = server;
  }

  /** Port 0 takes any free one. */
  public static CloudServer start(VendorCloud vendor, int port, Clock clock) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    CloudServer server = new CloudServer(vendor, clock, http);
    http.setExecutor(server.workers);
    http.createContext("/", server::serve);
    http.start();
    return server;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange http) throws IOException {
    Answer answer;
    try {
      answer = answer(Exchange.read(http));
    } catch (RuntimeException e) {
      answer = new Answer(500, Map.of(), "{\"error\":\"" + e.getClass().getSimpleName() + "\"}");
    }
    Exchange.send(http, answer);
  }

  private Answer answer(Exchange asked) {
    String path = asked.address().getPath();
    if (path.endsWith("/authorize")) {
      return authorize.show(asked);
    }
    if (path.equals("/trouble")) {
      return expectTrouble(asked.query());
    }
    Answer planned = nextTrouble();
    if (planned != null) {
      return planned;
    }
    if (asked.form().containsKey("grant_type")) {
      return token(asked.form());
    }
    String authorization = asked.headers().getOrDefault("authorization", "");
    return data(asked, authorization.startsWith("Bearer "));
  }

  private Answer token(Map<String, String> form) {
    boolean good =
        switch (form.getOrDefault("grant_type", "")) {
          case "authorization_code" -> authorize.redeems(form);
          case "refresh_token" -> !form.getOrDefault("refresh_token", "").isEmpty();
          default -> false;
        };
    return good
        ? new Answer(200, Map.of(), vendor.tokenAnswer())
        : new Answer(400, Map.of(), "{\"error\":\"invalid_grant\"}");
  }

  private Answer data(Exchange asked, boolean asMember) {
    if (!asMember && asked.method().equals("GET")) {
      return UNAUTHORIZED;
    }
    Today today = Today.of(vendor.now(), clock.instant());
    URI address = URI.create("http://localhost:" + port() + today.back(asked.address().toString()));
    Map<String, String> form = new LinkedHashMap<>();
    asked.form().forEach((name, value) -> form.put(name, today.back(value)));
    Answer recorded =
        vendor.answer(
            new Call(
                asked.method(),
                address,
                form,
                asked.headers(),
                asMember,
                today.back(asked.body())));
    return new Answer(recorded.status(), recorded.headers(), today.forth(recorded.body()));
  }

  private synchronized Answer expectTrouble(Map<String, String> query) {
    int status = Integer.parseInt(query.getOrDefault("status", "503"));
    String retryAfter = query.get("retryAfter");
    trouble =
        new Answer(status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter), "{}");
    troubled = Integer.parseInt(query.getOrDefault("times", "1"));
    return new Answer(200, Map.of(), "{}");
  }

  private synchronized @Nullable Answer nextTrouble() {
    if (troubled == 0) {
      return null;
    }
    troubled--;
    return trouble;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
