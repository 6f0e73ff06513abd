package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.internal.edge.People;
import org.wellbundle.platform.http.internal.idempotency.Idempotency;

/** Every limit bites, and lets go again. */
class LimitsTest {
  private static final String ACME = "acme.localhost";
  private Floor floor;

  @AfterEach
  void stop() throws Exception {
    floor.close();
  }

  private void start(Map<String, Object> keys) throws Exception {
    floor = new Floor(Map.of(), keys, null);
    floor.publishing.publish(
        "core.notes", "1.0.0", Set.of("notes"), new NotesResource(floor.ambient));
  }

  @Test
  void anAccountThatCallsTooOftenIsToldWhenToComeBack() throws Exception {
    start(Map.of("accountCallsPerMinute", 3));
    for (int call = 0; call < 3; call++) {
      var answer = floor.send(Calls.signedIn(floor, "/api/v1/notes/mine"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("3");
      assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("" + (2 - call));
    }
    var refused = floor.send(Calls.signedIn(floor, "/api/v1/notes/mine"));
    Calls.assertProblem(refused, 429, "rate.exceeded");
    assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
    int wait = Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
    assertThat(wait).isBetween(1, 20);
    // Others aren't affected.
    assertThat(floor.get(ACME, "/api/v1/notes").statusCode()).isEqualTo(200);
  }

  @Test
  void soIsAnAddressWithoutASessionAndATenantAsAWhole() throws Exception {
    start(Map.of("addressCallsPerMinute", 2, "tenantCallsPerMinute", 3));
    assertThat(floor.get(ACME, "/api/v1/notes").statusCode()).isEqualTo(200);
    assertThat(floor.get(ACME, "/api/v1/notes").statusCode()).isEqualTo(200);
    Calls.assertProblem(floor.get(ACME, "/api/v1/notes"), 429, "rate.exceeded");
    assertThat(floor.get("northwind.localhost", "/api/v1/notes").statusCode()).isEqualTo(200);
    var mine = Calls.signedIn(floor, "/api/v1/notes/mine");
    assertThat(floor.send(mine).statusCode()).isEqualTo(200);
    Calls.assertProblem(floor.send(mine), 429, "rate.exceeded");
  }

  @Path("stuck")
  @Produces("application/json")
  public static class Stuck {
    @GET
    @Anonymous
    public Map<String, String> wait4ever() throws InterruptedException {
      new CountDownLatch(1).await();
      return Map.of();
    }
  }

  @Test
  void aCallThatNeverEndsIsEnded() throws Exception {
    start(Map.of("requestSeconds", 1));
    floor.publishing.publish("module.stuck", "1.0.0", Set.of("stuck"), new Stuck());
    var answer = floor.get(ACME, "/api/v1/stuck");
    Calls.assertProblem(answer, 503, "request.deadline");
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(floor.get(ACME, "/api/v1/notes").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatTricklesIsRefused() throws Exception {
    start(Map.of("bodySeconds", 1));
    ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
    try (Socket socket = new Socket("127.0.0.1", floor.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/v1/notes HTTP/1.1\r\nHost: acme.localhost:"
              + floor.port()
              + "\r\nCookie: wb_session="
              + People.SECRET
              + "\r\nX-CSRF-Token: token-of-alex\r\nContent-Type: application/json\r\n"
              + "Content-Length: 1000\r\n\r\n{\"text\":\"";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      trickle.scheduleAtFixedRate(() -> drip(out), 0, 50, TimeUnit.MILLISECONDS);
      byte[] buffer = new byte[4096];
      int read = socket.getInputStream().read(buffer);
      assertThat(new String(buffer, 0, read, StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 408")
          .contains("request.too-slow");
    } finally {
      trickle.shutdownNow();
    }
  }

  private static void drip(OutputStream out) {
    try {
      out.write('x');
      out.flush();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  @Path("database")
  @Produces("application/json")
  public static class UsesDatabase {
    private final Transactions transactions;

    UsesDatabase(Transactions transactions) {
      this.transactions = transactions;
    }

    @GET
    @Anonymous
    public Map<String, Integer> read() {
      return transactions.inTenant(new TenantId(1), tx -> Map.of("answer", 42));
    }

    @GET
    @Path("slow")
    @Anonymous
    public void slow() {
      transactions.runInTenant(
          new TenantId(1),
          tx -> {
            try (var statement = tx.connection().createStatement()) {
              statement.execute("select pg_sleep(20)");
            }
          });
    }
  }

  @Test
  void withoutAFreeConnectionItIs503AndGoesOnAfterwards() throws Exception {
    try (TestDatabase db = TestDatabase.with(Idempotency.changes()).sized(1, 1, 1, 1).open()) {
      floor = new Floor(Map.of(), Map.of(), db.transactions());
      floor.publishing.publish(
          "core.db", "1.0.0", Set.of("database"), new UsesDatabase(db.transactions()));
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      CompletableFuture<Void> holder =
          CompletableFuture.runAsync(
              () ->
                  db.transactions()
                      .runInTenant(
                          new TenantId(1),
                          tx -> {
                            held.countDown();
                            awaitQuietly(release);
                          }));
      held.await();
      var refused = floor.get(ACME, "/api/v1/database");
      Calls.assertProblem(refused, 503, "service.unavailable");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      release.countDown();
      holder.join();
      assertThat(floor.get(ACME, "/api/v1/database").statusCode()).isEqualTo(200);

      // A statement beyond its limit of 1 s is ended by the database.
      Calls.assertProblem(floor.get(ACME, "/api/v1/database/slow"), 503, "service.unavailable");
      assertThat(floor.get(ACME, "/api/v1/database").statusCode()).isEqualTo(200);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
