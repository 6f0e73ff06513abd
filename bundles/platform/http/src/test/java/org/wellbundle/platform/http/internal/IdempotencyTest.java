package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Idempotent;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.idempotency.Idempotency;

class IdempotencyTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(Idempotency.changes());

  private static final Orders orders = new Orders();
  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of(), Map.of(), db.transactions());
    floor.publishing.publish("core.orders", "1.0.0", Set.of("orders"), orders);
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  @Path("orders")
  @Produces("application/json")
  @Consumes("application/json")
  @RequiresPermission(Permission.MEASUREMENTS_WRITE)
  public static class Orders {
    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean failing;

    @POST
    @Idempotent
    public Response add(Map<String, Object> order) {
      if (failing) {
        throw new IllegalStateException("on purpose");
      }
      if (order.containsKey("refuse")) {
        throw new Problem(409, "order.refused", "Not this one.");
      }
      return Response.status(201).entity(Map.of("order", made.incrementAndGet())).build();
    }

    @POST
    @Path("quiet")
    @Idempotent
    public Response quiet(Map<String, Object> order) {
      made.incrementAndGet();
      return Response.accepted().build();
    }

    @POST
    @Path("slow")
    @Idempotent
    public Map<String, Integer> slow(Map<String, Object> order) throws InterruptedException {
      entered.countDown();
      go.await();
      return Map.of("order", made.incrementAndGet());
    }
  }

  @Test
  void theSameCallAgainGetsTheSameAnswer() throws Exception {
    var first = post("/api/v1/orders", "k1", "{\"item\":1}");
    var second = post("/api/v1/orders", "k1", "{\"item\":1}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(second.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    assertThat(post("/api/v1/orders", "k2", "{\"item\":1}").body()).isNotEqualTo(first.body());
  }

  @Test
  void anAnswerWithoutABodyIsKeptToo() throws Exception {
    int before = orders.made.get();
    assertThat(post("/api/v1/orders/quiet", "q1", "{}").statusCode()).isEqualTo(202);
    assertThat(post("/api/v1/orders/quiet", "q1", "{}").statusCode()).isEqualTo(202);
    assertThat(orders.made.get()).isEqualTo(before + 1);
  }

  @Test
  void theKeyIsForOneCallOnly() throws Exception {
    post("/api/v1/orders", "k3", "{\"item\":1}");
    Calls.assertProblem(
        post("/api/v1/orders", "k3", "{\"item\":2}"), 422, "idempotency.key-reused");
    Calls.assertProblem(
        post("/api/v1/orders/quiet", "k3", "{\"item\":1}"), 422, "idempotency.key-reused");
    Calls.assertProblem(
        post("/api/v1/orders", "k".repeat(201), "{}"), 400, "idempotency.key-invalid");
  }

  @Test
  void aRefusalIsKeptAndAFailureIsNot() throws Exception {
    var first = post("/api/v1/orders", "r1", "{\"refuse\":1}");
    Calls.assertProblem(first, 409, "order.refused");
    assertThat(post("/api/v1/orders", "r1", "{\"refuse\":1}").body()).isEqualTo(first.body());

    orders.failing = true;
    assertThat(post("/api/v1/orders", "f1", "{}").statusCode()).isEqualTo(500);
    orders.failing = false;
    assertThat(post("/api/v1/orders", "f1", "{}").statusCode()).isEqualTo(201);
  }

  @Test
  void whileTheFirstIsUnderWayTheSecondIsSentAway() throws Exception {
    var first = CompletableFuture.supplyAsync(() -> post("/api/v1/orders/slow", "s1", "{}"));
    orders.entered.await();
    Calls.assertProblem(post("/api/v1/orders/slow", "s1", "{}"), 409, "idempotency.in-flight");
    orders.go.countDown();
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(post("/api/v1/orders/slow", "s1", "{}").body()).isEqualTo(first.join().body());
  }

  @Test
  void aNodeThatDiedLeavesTheKeyToTheNext() throws Exception {
    post("/api/v1/orders", "d1", "{}");
    db.execute(
        "update http.idempotency set status = null, body = null, lease_until = now() - interval '1 s'");
    var again = post("/api/v1/orders", "d1", "{}");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void theTableIsGuarded() {
    assertThat(db.violations()).isEmpty();
  }

  private static HttpResponse<String> post(String path, String key, String body) {
    try {
      return floor.send(
          Calls.signedIn(floor, path)
              .header("Content-Type", "application/json")
              .header("X-CSRF-Token", "token-of-alex")
              .header("Idempotency-Key", key)
              .POST(BodyPublishers.ofString(body)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
