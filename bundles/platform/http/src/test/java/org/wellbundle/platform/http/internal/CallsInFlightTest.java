package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.platform.http.Anonymous;

class CallsInFlightTest {
  private static final String ACME = "acme.localhost";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  @Path("slow")
  @Produces("application/json")
  public static class Slow {
    private final String version;
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    Slow(String version) {
      this.version = version;
    }

    @GET
    @Path("now")
    @Anonymous
    public Map<String, String> now() {
      return Map.of("version", version);
    }

    @GET
    @Anonymous
    public Map<String, String> slow() throws InterruptedException {
      entered.countDown();
      go.await();
      return Map.of("version", version);
    }

    @GET
    @Path("async")
    @Anonymous
    public void async(@Suspended AsyncResponse response) {
      Thread other =
          new Thread(
              () -> {
                try {
                  go.await();
                  response.resume(Map.of("version", version));
                } catch (InterruptedException e) {
                  response.cancel();
                }
              });
      other.start();
      entered.countDown();
    }
  }

  private static HttpResponse<String> get(String path) {
    try {
      return floor.get(ACME, path);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/slow", "/api/v1/slow/async"})
  void aCallInFlightEndsOnTheVersionItBeganOn(String path) throws Exception {
    Slow first = new Slow("one");
    var old = floor.publishing.publish("module.slow", "1.0.0", Set.of("slow"), first);
    var inFlight = CompletableFuture.supplyAsync(() -> get(path));
    first.entered.await();

    var updated = floor.publishing.publish("module.slow", "2.0.0", Set.of("slow"), new Slow("two"));
    CompletableFuture<Void> withdrawn =
        CompletableFuture.runAsync(() -> floor.publishing.withdraw(old));
    assertThat(Calls.json(get("/api/v1/slow/now")).path("version").asText()).isEqualTo("two");
    assertThat(withdrawn).isNotDone();

    first.go.countDown();
    assertThat(Calls.json(inFlight.join()).path("version").asText()).isEqualTo("one");
    withdrawn.join();
    floor.publishing.withdraw(updated);
    Calls.assertProblem(get("/api/v1/slow/now"), 404, "not-found");
  }
}
