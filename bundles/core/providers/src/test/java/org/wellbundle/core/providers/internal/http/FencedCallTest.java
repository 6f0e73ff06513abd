package org.wellbundle.core.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.Request;
import org.wellbundle.api.provider.Request.Auth;
import org.wellbundle.api.provider.Request.Method;
import org.wellbundle.core.providers.Called.RawPayload;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.registry.InUse;
import org.wellbundle.core.providers.internal.registry.KnownProviders;
import org.wellbundle.core.providers.internal.registry.Offer;
import org.wellbundle.core.providers.internal.registry.ProviderRegistry;
import org.wellbundle.core.providers.testing.FakeProvider;
import org.wellbundle.core.providers.testing.FakeVendor;

/** What a vendor may do to us, and what becomes of it. */
class FencedCallTest {
  private static final int LARGEST = 100_000;

  private final FakeVendor vendor = new FakeVendor();
  private final CallMetrics metrics = new CallMetrics();
  private final VendorHttp http =
      new VendorHttp(Duration.ofSeconds(5), Duration.ofSeconds(20), LARGEST);
  private final VendorHttp impatient =
      new VendorHttp(Duration.ofSeconds(5), Duration.ofMillis(700), LARGEST);
  private final AtomicInteger permits = new AtomicInteger();
  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private HttpServer server;
  private InUse use;
  private CountDownLatch release;

  @BeforeEach
  void start() throws IOException {
    release = new CountDownLatch(1);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 16);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    ProviderRegistry registry =
        ProviderRegistry.of(new Nobody(), news -> {}, Clock.systemUTC(), Duration.ofSeconds(1));
    registry.offer(new Offer(new FakeProvider("fake", vendor), "bundle", Version.emptyVersion, 1));
    use = registry.enter("fake").orElseThrow();
  }

  @AfterEach
  void stop() {
    release.countDown();
    use.close();
    server.stop(0);
    vendor.close();
    http.close();
    impatient.close();
  }

  @Test
  void aCallCarriesTheMembersTokenAndIsKeptWithoutIt() {
    server.createContext("/v2/measure", exchange -> answer(exchange, 200, "{\"ä\":1}"));
    CallContext context = context("secret-token");

    ProviderClient.Answer answer =
        context.postForm(url("/v2/measure"), Map.of("action", "get meas&"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"ä\":1}");
    assertThat(answer.headers()).containsEntry("x-vendor", "yes");
    assertThat(seen)
        .containsEntry("authorization", "Bearer secret-token")
        .containsEntry("content-type", "application/x-www-form-urlencoded")
        .containsEntry("body", "action=get+meas%26");
    assertThat(context.payloads()).hasSize(1);
    RawPayload payload = context.payloads().get(0);
    assertThat(payload.call()).isEqualTo("POST /v2/measure");
    assertThat(new String(payload.body(), StandardCharsets.UTF_8)).isEqualTo("{\"ä\":1}");
  }

  @Test
  void anyRequestGoesThroughTheSameGate() {
    server.createContext("/user", exchange -> answer(exchange, 204, ""));
    CallContext context = context("secret-token");

    context.send(Request.of(Method.DELETE, url("/user/registration")));

    assertThat(seen)
        .containsEntry("authorization", "Bearer secret-token")
        .containsEntry("body", "");
    assertThat(context.payloads().get(0).call()).isEqualTo("DELETE /user/registration");
    assertThat(permits).hasValue(1);
    assertThat(
            failure(call -> call.send(Request.of(Method.PUT, URI.create("https://evil.example/")))))
        .isEqualTo(new FetchOutcome.Broken("http.host-not-declared"));
  }

  @Test
  void theTokenGoesWhereTheVendorWantsIt() {
    server.createContext(
        "/revoke",
        exchange -> {
          seen.put("query", String.valueOf(exchange.getRequestURI().getQuery()));
          answer(exchange, 200, "{}");
        });
    CallContext context = context("secret/token");

    context.send(Request.of(Method.POST, url("/revoke")).auth(new Auth.MemberInForm("token")));
    assertThat(seen)
        .containsEntry("body", "token=secret%2Ftoken")
        .containsEntry("content-type", "application/x-www-form-urlencoded")
        .doesNotContainKey("authorization");

    context.send(
        Request.of(Method.POST, url("/revoke?a=b")).auth(new Auth.MemberInQuery("access_token")));
    assertThat(seen).containsEntry("query", "a=b&access_token=secret/token");
    assertThat(context.payloads()).allSatisfy(p -> assertThat(p.call()).isEqualTo("POST /revoke"));
  }

  @Test
  void theAppsOwnNameTakesNoMembersToken() {
    server.createContext("/webhooks", exchange -> answer(exchange, 201, "{}"));
    Request request =
        Request.of(Method.POST, url("/webhooks"))
            .json("{\"url\":\"x\"}")
            .header("x-client-id", "app")
            .header("Authorization", "Bearer mine")
            .auth(Auth.basic("app", "s3cret"));
    context(null).send(request);
    assertThat(seen)
        .containsEntry("authorization", "Basic YXBwOnMzY3JldA==")
        .containsEntry("content-type", "application/json")
        .containsEntry("x-client-id", "app")
        .containsEntry("body", "{\"url\":\"x\"}");
    assertThat(request.toString()).doesNotContain("s3cret", "YXBw");
  }

  @Test
  void aCallOfTheAppCarriesNoToken() {
    server.createContext("/nonce", exchange -> answer(exchange, 200, "{}"));
    context("secret-token").postFormAsApp(url("/nonce"), Map.of());
    assertThat(seen).doesNotContainKey("authorization");
  }

  @Test
  void aProviderCanNotSetOurHeaders() {
    server.createContext("/x", exchange -> answer(exchange, 200, "{}"));
    context("secret-token")
        .get(url("/x"), Map.of("Authorization", "Bearer other", "Cookie", "a=b", "X-Ok", "1"));
    assertThat(seen)
        .containsEntry("authorization", "Bearer secret-token")
        .containsEntry("x-ok", "1")
        .doesNotContainKey("cookie");
  }

  @Test
  void undeclaredHostsAreOutOfReach() {
    assertThat(failure(c -> c.get(URI.create("http://127.0.0.1:1/x"), Map.of())))
        .isEqualTo(new FetchOutcome.Broken("http.host-not-declared"));
    assertThat(permits.get()).isZero();
  }

  @Test
  void redirectsAreAnswersAndNotFollowed() {
    server.createContext(
        "/redirect",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "https://evil.example/");
          answer(exchange, 302, "");
        });
    assertThat(context("t").get(url("/redirect"), Map.of()).status()).isEqualTo(302);
  }

  @Test
  void aVendorThatHangsIsGivenUp() {
    server.createContext("/hang", exchange -> hang());
    assertThat(failureOf(context(impatient, "t", host()), c -> c.get(url("/hang"), Map.of())))
        .isEqualTo(new FetchOutcome.TryAgain("http.timeout"));
  }

  @Test
  void aBodyThatTricklesIsGivenUp() {
    server.createContext(
        "/trickle",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 100 && release.getCount() > 0; i++) {
              out.write(' ');
              out.flush();
              pause(50);
            }
          }
        });
    long start = System.nanoTime();
    assertThat(failureOf(context(impatient, "t", host()), c -> c.get(url("/trickle"), Map.of())))
        .isEqualTo(new FetchOutcome.TryAgain("http.timeout"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void anEndlessBodyIsCutOff() {
    AtomicInteger sent = new AtomicInteger();
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[8192];
          try (OutputStream out = exchange.getResponseBody()) {
            while (release.getCount() > 0) {
              out.write(part);
              sent.addAndGet(part.length);
            }
          }
        });
    assertThat(failure(c -> c.get(url("/endless"), Map.of())))
        .isEqualTo(new FetchOutcome.TryAgain("http.answer-too-large"));
  }

  @Test
  void aBodyThatIsLargeOnlyWhenUnpackedIsRefused() {
    server.createContext(
        "/bomb", exchange -> packed(exchange, gzip(new byte[LARGEST * 20]), Integer.MAX_VALUE));
    assertThat(failure(c -> c.get(url("/bomb"), Map.of())))
        .isEqualTo(new FetchOutcome.TryAgain("http.answer-too-large"));
  }

  @Test
  void packedBodiesAreUnpacked() {
    server.createContext(
        "/packed",
        exchange ->
            packed(exchange, gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8)), 1_000_000));
    assertThat(context("t").get(url("/packed"), Map.of()).body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void aPackedBodyThatWasCutIsTriedAgain() {
    server.createContext(
        "/cut",
        exchange ->
            packed(exchange, gzip("{\"a\":1}".repeat(50).getBytes(StandardCharsets.UTF_8)), 20));
    assertThat(failure(c -> c.get(url("/cut"), Map.of())))
        .isEqualTo(new FetchOutcome.TryAgain("http.connection-lost"));
  }

  @Test
  void halfACharacterIsTriedAgain() {
    server.createContext(
        "/garbled",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'a', (byte) 0xc3});
          exchange.close();
        });
    assertThat(failure(c -> c.get(url("/garbled"), Map.of())))
        .isEqualTo(new FetchOutcome.TryAgain("http.not-utf8"));
  }

  @Test
  void aConnectionRefusedWasNeverSent() {
    int port = server.getAddress().getPort();
    server.stop(0);
    CallContext context = context("t", "127.0.0.1:" + port);
    try {
      context.get(URI.create("http://127.0.0.1:" + port + "/"), Map.of());
      org.junit.jupiter.api.Assertions.fail("answered");
    } catch (NotSentException e) {
      assertThat(e.failure()).isEqualTo(new FetchOutcome.TryAgain("http.connect-failed"));
    }
  }

  @Test
  void aCallInFlightEndsWhenTheBundleCanNotWaitAnyLonger() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    server.createContext(
        "/hang",
        exchange -> {
          arrived.countDown();
          hang();
        });
    ProviderRegistry registry =
        ProviderRegistry.of(new Nobody(), news -> {}, Clock.systemUTC(), Duration.ofMillis(50));
    registry.offer(new Offer(new FakeProvider("fake", vendor), "bundle", Version.emptyVersion, 1));
    Thread stopper =
        new Thread(
            () -> {
              try {
                arrived.await();
                registry.withdraw(1);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    stopper.start();
    VendorHttp patient = new VendorHttp(Duration.ofSeconds(1), Duration.ofSeconds(30), LARGEST);
    try (InUse entered = registry.enter("fake").orElseThrow()) {
      CallContext context =
          new CallContext(
              patient,
              metrics,
              new Declares(entered.provider().descriptor(), host()).descriptor(),
              entered,
              permits::incrementAndGet,
              Deadline.in(Duration.ofSeconds(30)),
              Clock.systemUTC(),
              "t");
      assertThat(failureOf(context, c -> c.get(url("/hang"), Map.of())))
          .isEqualTo(new FetchOutcome.TryAgain("http.cancelled"));
    }
    stopper.join(5_000);
    assertThat(stopper.isAlive()).isFalse();
    patient.close();
  }

  @Test
  void outcomesAreCounted() {
    server.createContext("/ok", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/down", exchange -> answer(exchange, 503, "{}"));
    context("t").get(url("/ok"), Map.of());
    context("t").get(url("/down"), Map.of());
    assertThat(metrics.lines())
        .extracting("outcome", "count")
        .contains(
            org.assertj.core.groups.Tuple.tuple("2xx", 1L),
            org.assertj.core.groups.Tuple.tuple("5xx", 1L));
    assertThat(permits.get()).isEqualTo(2);
  }

  @Test
  void aContextIsOfNoUseAfterItsCall() {
    CallContext context = context("t");
    context.close();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> context.get(url("/ok"), Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  private FetchOutcome.Failure failure(Function<CallContext, ProviderClient.Answer> call) {
    return failureOf(context("t"), call);
  }

  private static FetchOutcome.Failure failureOf(
      CallContext context, Function<CallContext, ProviderClient.Answer> call) {
    try {
      throw new AssertionError("answered " + call.apply(context).status());
    } catch (ProviderCallException e) {
      return e.failure();
    }
  }

  private CallContext context(String token) {
    return context(token, host());
  }

  private CallContext context(String token, String host) {
    return context(http, token, host);
  }

  private CallContext context(VendorHttp client, String token, String host) {
    return new CallContext(
        client,
        metrics,
        new Declares(use.provider().descriptor(), host).descriptor(),
        use,
        permits::incrementAndGet,
        Deadline.in(Duration.ofSeconds(30)),
        Clock.systemUTC(),
        token);
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private URI url(String path) {
    return URI.create("http://" + host() + path);
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> seen.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    seen.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Vendor", "yes");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void packed(HttpExchange exchange, byte[] bytes, int atMost) throws IOException {
    byte[] sent = Arrays.copyOf(bytes, Math.min(bytes.length, atMost));
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, sent.length);
    exchange.getResponseBody().write(sent);
    exchange.close();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private void hang() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The descriptor of the fake provider with another host. */
  private record Declares(org.wellbundle.api.provider.ProviderDescriptor base, String host) {
    org.wellbundle.api.provider.ProviderDescriptor descriptor() {
      return new org.wellbundle.api.provider.ProviderDescriptor(
          base.id(),
          base.names(),
          null,
          List.of(),
          List.of(),
          List.of(),
          java.util.Set.of(host),
          base.notifications(),
          base.registration(),
          null);
    }
  }

  private static final class Nobody implements KnownProviders {
    @Override
    public void seen(
        org.wellbundle.api.provider.ProviderDescriptor descriptor, java.time.Instant at) {}

    @Override
    public Map<String, Known> all() {
      return Map.of();
    }
  }
}
