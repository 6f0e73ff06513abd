package org.wellbundle.core.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.NotificationStyle.Door;
import org.wellbundle.api.provider.NotificationStyle.Handshake;
import org.wellbundle.api.provider.NotificationStyle.Required;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.inbox.HookOwners.HookOwner;
import org.wellbundle.core.sync.testing.FakeVault;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.core.sync.testing.WatchedTransactions;
import org.wellbundle.platform.database.testing.TestDatabase;

class HookServletTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private final HttpClient client = HttpClient.newHttpClient();
  private Rig rig;
  private WatchedTransactions transactions;
  private Server server;
  private InboxWriter writer;
  private Thread writerThread;
  private String base;

  @BeforeEach
  void start() throws Exception {
    rig = new Rig(DB);
    transactions = new WatchedTransactions(DB.transactions());
    serve(4_000);
  }

  private void serve(int capacity) throws Exception {
    writer = new InboxWriter(transactions, capacity, () -> {});
    writerThread = new Thread(writer::run, "inbox-writer");
    writerThread.start();
    HookOwners owners =
        (provider, token) ->
            switch (token) {
              case "app-token" -> Optional.of(new HookOwner(null, null));
              case "link-token" -> Optional.of(new HookOwner(new TenantId(7), new LinkId(1)));
              default -> Optional.empty();
            };
    HookDoor door = new HookDoor(owners, rig.gateway, new FakeVault(), writer, rig.clock);
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(new HookServlet(door, () -> "corr"));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/hooks/*");
    server.setHandler(context);
    server.start();
    base = "http://localhost:" + connector.getLocalPort() + "/hooks/";
  }

  @AfterEach
  void stop() throws Exception {
    transactions.release();
    writerThread.interrupt();
    writerThread.join(5_000);
    server.stop();
  }

  @Test
  void answersHandshakesOfKnownAddresses() throws Exception {
    for (String method : List.of("HEAD", "GET")) {
      assertThat(send(method, "fake/app-token").statusCode()).isEqualTo(200);
      assertThat(send(method, "fake/other").statusCode()).isEqualTo(404);
      assertThat(send(method, "fake").statusCode()).isEqualTo(404);
      assertThat(send(method, "fake/app-token/more").statusCode()).isEqualTo(404);
    }
    assertThat(transactions.count()).isZero();
  }

  private void door(Door door) {
    rig.vendor.style =
        new NotificationStyle(
            NotificationStyle.Kind.PUSH,
            NotificationStyle.TokenScope.REGISTRATION,
            1024,
            java.util.Set.of("application/x-www-form-urlencoded"),
            java.util.Set.of("X-Signature"),
            door);
  }

  @Test
  void givesAChallengeBackToWhoKnowsTheToken() throws Exception {
    door(
        new Door(
            null,
            null,
            new Handshake("verify", "agreed", "hub.challenge", "challenge"),
            Door.USUAL));

    HttpResponse<String> answer =
        send("GET", "fake/app-token?verify=agreed&hub.challenge=a%22b%3C");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"challenge\":\"a\\\"b<\"}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(send("GET", "fake/app-token?verify=wrong&hub.challenge=x").statusCode())
        .isEqualTo(403);
    assertThat(send("GET", "fake/app-token?hub.challenge=x").statusCode()).isEqualTo(403);
    assertThat(send("GET", "fake/app-token").body()).isEmpty();
    assertThat(send("GET", "fake/other?verify=agreed&hub.challenge=x").statusCode()).isEqualTo(404);
  }

  @Test
  void whoDoesNotSayWhatWasAgreedIsNotLetIn() throws Exception {
    door(new Door(null, new Required("X-Signature", "agreed"), null, Door.USUAL));
    assertThat(post("fake/app-token", "user=anna").statusCode()).isEqualTo(401);
    assertThat(signed("wrong").statusCode()).isEqualTo(401);
    assertThat(rig.number("select count(*) from dispatch.inbox")).isZero();
    assertThat(signed("agreed").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheHeadersThatAreWanted() throws Exception {
    door(Door.of("registration-token-0123456789"));
    assertThat(signed("s1gned").statusCode()).isEqualTo(200);
    byte[] sealed =
        java.util.HexFormat.of()
            .parseHex(rig.text("select encode(sealed, 'hex') from dispatch.inbox"));
    HookEnvelope envelope =
        HookEnvelope.unpacked(new FakeVault().openForPlatform("webhook", sealed));
    assertThat(envelope.headers()).containsExactly(java.util.Map.entry("x-signature", "s1gned"));
    assertThat(envelope.part()).isFalse();
  }

  @Test
  void anEnvelopeFromBeforeThereWereHeadersCanBeRead() {
    byte[] before = {0, 0, 0, 1, 0, 1, 'a', 0, 1, 'b', 'x', 'y'};
    HookEnvelope envelope = HookEnvelope.unpacked(before);
    assertThat(envelope.query()).containsExactly(java.util.Map.entry("a", "b"));
    assertThat(envelope.headers()).isEmpty();
    assertThat(envelope.body()).containsExactly('x', 'y');
    assertThat(HookEnvelope.unpacked(envelope.partWith(new byte[] {7}).packed()).part()).isTrue();
  }

  private HttpResponse<String> signed(String signature) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + "fake/app-token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString("user=anna"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void storesSealedWithQueryAndType() throws Exception {
    // when
    HttpResponse<String> response = post("fake/link-token?a=1&b=%C3%BC&a=2", "user=anna");
    // then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(
            rig.text(
                "select provider || ' ' || link_id || ' ' || tenant_id || ' ' || content_type || '"
                    + " ' || correlation_id from dispatch.inbox"))
        .isEqualTo("fake 1 7 application/x-www-form-urlencoded corr");
    assertThat(rig.text("select encode(sealed, 'escape') from dispatch.inbox"))
        .startsWith("platform/webhook|")
        .doesNotContain("anna");
    HookEnvelope envelope = new HookEnvelope(HookServlet.query("a=1&b=%C3%BC&a=2"), new byte[] {1});
    assertThat(HookEnvelope.unpacked(envelope.packed()).query())
        .containsEntry("a", "1")
        .containsEntry("b", "ü");
  }

  @Test
  void acknowledgesAfterTheCommitOnly() throws Exception {
    // given a database that doesn't come to its commit
    transactions.hold();
    // when
    CompletableFuture<HttpResponse<String>> response = postAsync("fake/app-token", "user=anna");
    assertThat(transactions.awaitHeld()).isTrue();
    // then
    assertThat(response).isNotDone();
    assertThat(rig.number("select count(*) from dispatch.inbox")).isZero();
    // when
    transactions.release();
    // then
    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(rig.number("select count(*) from dispatch.inbox")).isEqualTo(1);
  }

  @Test
  void manySharedOneCommit() throws Exception {
    // given one that holds the commit up
    transactions.hold();
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    all.add(postAsync("fake/app-token", "user=first"));
    assertThat(transactions.awaitHeld()).isTrue();
    // when others come meanwhile
    for (int i = 0; i < 30; i++) {
      all.add(postAsync("fake/app-token", "user=u" + i));
    }
    while (writer.waiting() < 30) {
      Thread.onSpinWait();
    }
    transactions.release();
    // then
    for (CompletableFuture<HttpResponse<String>> each : all) {
      assertThat(each.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(rig.number("select count(*) from dispatch.inbox")).isEqualTo(31);
    assertThat(transactions.count()).isEqualTo(2);
  }

  @Test
  void refusesWithoutAWrite() throws Exception {
    assertThat(post("fake/unknown", "user=anna").statusCode()).isEqualTo(404);
    assertThat(post("fake/app-token", "x".repeat(1025)).statusCode()).isEqualTo(413);
    assertThat(postChunked("x".repeat(5_000)).statusCode()).isEqualTo(413);
    for (String noForm : List.of("user=%zz", "nothing", "user=a\u0000b", "=anna")) {
      HttpResponse<String> malformed = post("fake/app-token", noForm);
      assertThat(malformed.statusCode()).isEqualTo(400);
      assertThat(malformed.body()).contains("hook.malformed");
    }
    HttpResponse<String> response =
        client.send(
            request("fake/app-token")
                .header("Content-Type", "text/html")
                .POST(BodyPublishers.ofString("<p>"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("hook.content-type");
    assertThat(transactions.count()).isZero();
    assertThat(rig.number("select count(*) from dispatch.inbox")).isZero();
  }

  @Test
  void refusesWithoutAWriteWhatTheProviderKnowsIsNotItsVendors() throws Exception {
    // when
    HttpResponse<String> response = post("fake/link-token", "foo=bar");
    // then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("hook.malformed");
    assertThat(transactions.count()).isZero();
    assertThat(rig.number("select count(*) from dispatch.inbox")).isZero();
  }

  @Test
  void storesWhatTheProviderCannotJudgeNow() throws Exception {
    // when its bundle is defect, about to go, or away
    assertThat(post("fake/app-token", "explodeAtTheDoor=1").statusCode()).isEqualTo(200);
    rig.gateway.slippingAway = true;
    assertThat(post("fake/app-token", "foo=bar").statusCode()).isEqualTo(200);
    rig.gateway.takeAway("fake");
    assertThat(post("fake/app-token", "foo=bar").statusCode()).isEqualTo(200);
    // then
    assertThat(rig.number("select count(*) from dispatch.inbox")).isEqualTo(3);
  }

  @Test
  void acceptsAnEmptyBodyOfAnyTypeAndChunks() throws Exception {
    HttpResponse<String> empty =
        client.send(
            request("fake/app-token")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(postChunked("user=anna").statusCode()).isEqualTo(200);
    assertThat(rig.number("select count(*) from dispatch.inbox")).isEqualTo(2);
  }

  @Test
  void acceptsWhileTheProviderIsAway() throws Exception {
    rig.gateway.takeAway("fake");
    assertThat(post("fake/app-token", "user=" + "x".repeat(30_000)).statusCode()).isEqualTo(200);
    assertThat(post("fake/app-token", "x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void saysWhenTheDatabaseIsAway() throws Exception {
    // given
    transactions.fail(true);
    // when
    HttpResponse<String> response = post("fake/app-token", "user=anna");
    // then
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("10");
    // when it is back, nothing has to be restarted
    transactions.fail(false);
    assertThat(post("fake/app-token", "user=anna").statusCode()).isEqualTo(200);
  }

  @Test
  void answersInsideTheVendorsTwoSeconds() throws Exception {
    // given
    transactions.hold();
    long begin = System.nanoTime();
    // when
    HttpResponse<String> response = post("fake/app-token", "user=anna");
    // then
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void refusesWhenTooManyWait() throws Exception {
    // given room for one
    stop();
    transactions = new WatchedTransactions(DB.transactions());
    serve(1);
    transactions.hold();
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    all.add(postAsync("fake/app-token", "user=1"));
    assertThat(transactions.awaitHeld()).isTrue();
    // when
    for (int i = 0; i < 5; i++) {
      all.add(postAsync("fake/app-token", "user=" + i));
    }
    // then
    CompletableFuture<?> refused =
        CompletableFuture.anyOf(
            all.stream()
                .map(
                    each ->
                        each.thenCompose(
                            response ->
                                response.statusCode() == 503
                                    ? CompletableFuture.completedFuture(503)
                                    : new CompletableFuture<>()))
                .toArray(CompletableFuture[]::new));
    assertThat(refused.get(10, TimeUnit.SECONDS)).isEqualTo(503);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        request(path).method(method, BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest form(String path, HttpRequest.BodyPublisher body) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(body)
        .build();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        form(path, BodyPublishers.ofString(body)), HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
    return client.sendAsync(
        form(path, BodyPublishers.ofString(body)), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> postChunked(String body) throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return client.send(
        form("fake/app-token", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))),
        HttpResponse.BodyHandlers.ofString());
  }
}
