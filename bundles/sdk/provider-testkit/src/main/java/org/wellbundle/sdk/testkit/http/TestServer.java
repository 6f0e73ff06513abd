package org.wellbundle.sdk.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's HTTP server on a bounded pool. A late or silent answer gives its thread back: the open
 * exchange is parked, so any number of hung requests leaves the others unhindered.
 */
public final class TestServer implements AutoCloseable {
  static {
    // Read once by the JDK's server when its class loads; without it small answers wait 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Answers one call. Runs on a pool thread and may block briefly. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Call call);
  }

  private final HttpServer server;
  private final ExecutorService pool;
  private final ScheduledExecutorService parking;
  private final Set<HttpExchange> parked = ConcurrentHashMap.newKeySet();
  private final Handler handler;

  private TestServer(HttpServer server, int threads, Handler handler) {
    this.server = server;
    this.handler = handler;
    this.pool = Executors.newFixedThreadPool(threads, daemons("testkit-http"));
    this.parking = Executors.newSingleThreadScheduledExecutor(daemons("testkit-late"));
  }

  /** Starts listening; port 0 takes any free one. */
  public static TestServer start(String host, int port, int threads, Handler handler) {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 512);
      TestServer server = new TestServer(http, threads, handler);
      http.setExecutor(server.pool);
      http.createContext("/", server::serve);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Can't listen on " + host + ":" + port, e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How many requests hang right now. */
  public int parkedRequests() {
    return parked.size();
  }

  private void serve(HttpExchange exchange) {
    try {
      Reply reply;
      try {
        reply = handler.handle(Call.read(exchange));
      } catch (RuntimeException e) {
        reply = Reply.of(500, "text/plain", "Simulator bug: " + e);
      }
      deliver(exchange, reply);
    } catch (IOException e) {
      exchange.close();
    }
  }

  private void deliver(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.manner() instanceof Reply.Manner.Late late) {
      parked.add(exchange);
      long millis = late.pause().toMillis();
      var unused = parking.schedule(() -> release(exchange, reply), millis, TimeUnit.MILLISECONDS);
    } else if (reply.manner() instanceof Reply.Manner.Silent) {
      parked.add(exchange);
    } else if (reply.manner() instanceof Reply.Manner.Cut cut) {
      send(exchange, reply, Math.min(cut.bytes(), reply.body().length));
    } else {
      send(exchange, reply, reply.body().length);
    }
  }

  private void release(HttpExchange exchange, Reply reply) {
    if (parked.remove(exchange)) {
      pool.execute(
          () -> {
            try {
              send(exchange, reply, reply.body().length);
            } catch (IOException e) {
              exchange.close();
            }
          });
    }
  }

  /** Sends the first {@code bytes} of the body; fewer than announced means a broken connection. */
  private static void send(HttpExchange exchange, Reply reply, int bytes) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bodyless = exchange.getRequestMethod().equals("HEAD") || reply.code() == 204;
    int length = reply.body().length;
    exchange.sendResponseHeaders(reply.code(), bodyless || length == 0 ? -1 : length);
    if (!bodyless && length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(reply.body(), 0, bytes);
      out.flush();
    }
    exchange.close();
  }

  @Override
  public void close() {
    parked.forEach(HttpExchange::close);
    server.stop(0);
    parking.shutdownNow();
    pool.shutdownNow();
  }

  /** Names threads and keeps them from holding the JVM. */
  public static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
