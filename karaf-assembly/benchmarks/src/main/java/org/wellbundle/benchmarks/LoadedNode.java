package org.wellbundle.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;

/**
 * The distribution as it ships, with a member whose sixty days are there, and the peers' bundle.
 */
final class LoadedNode implements AutoCloseable {
  /** Connections of the load, and what each reading is taken over. */
  static final int CONNECTIONS = 32;

  /** One caller makes all calls here. */
  private static final Map<String, String> UNLIMITED =
      Map.of(
          "WELLBUNDLE_PLATFORM_HTTP_ACCOUNT_CALLS_PER_MINUTE", "0",
          "WELLBUNDLE_PLATFORM_HTTP_TENANT_CALLS_PER_MINUTE", "0",
          "WELLBUNDLE_PLATFORM_HTTP_ADDRESS_CALLS_PER_MINUTE", "0");

  private final Service service;
  private final Portal member;

  private LoadedNode(Service service, Portal member) {
    this.service = service;
    this.member = member;
  }

  static LoadedNode start(String name) throws Exception {
    Path folder = Node.freshFolder(name);
    PeerBundle.mayImport(Node.prepare(folder));
    Service service = Service.start(folder, WithingsCloud.builder().port(0).start(), UNLIMITED);
    try {
      durable(service);
      PeerBundle.drop(service.node());
      Portal member = service.node().portal("acme.localhost").signIn("alex@acme.example");
      service.link(member, "alex");
      service.awaitLive(member);
      Portal platform = service.node().platform();
      Node.await(
          "the peers",
          Duration.ofSeconds(20),
          () ->
              platform.status("/peers/raw") == 204 && platform.status("/peers/cxf/nothing") == 204);
      quiet(service);
      return new LoadedNode(service, member);
    } catch (Exception | AssertionError e) {
      service.close();
      throw e;
    }
  }

  private static void durable(Service service) {
    Database database = Database.of(service.node());
    String settings =
        database
            .rows(
                "select current_setting('fsync'), current_setting('synchronous_commit'),"
                    + " current_setting('full_page_writes')")
            .get(0);
    if (!settings.equals("on on on")) {
      throw new IllegalStateException("Refused: the node's database isn't durable: " + settings);
    }
  }

  /** The rest of the backfill is over. */
  private static void quiet(Service service) {
    Database database = Database.of(service.node());
    Node.await(
        "the backfill to be over",
        Duration.ofSeconds(120),
        () -> database.number("select count(*) from dispatch.task") == 0);
  }

  Service service() {
    return service;
  }

  Portal member() {
    return member;
  }

  int port() {
    return service.node().port();
  }

  Database database() {
    return Database.of(service.node());
  }

  /** A request line by line, with a body or without. */
  byte[] request(String method, String path, String host, String headers, String body) {
    return (method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + ":"
            + port()
            + "\r\n"
            + headers
            + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
            + "\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Throughput of a request; CPU time is the node's and its database's. */
  Side side(byte[] request, int status, double seconds) {
    return () -> {
      try (HttpLoad load = new HttpLoad(port(), request, status, CONNECTIONS)) {
        load.closed(seconds / 5);
        double before = Cpu.ofTree(service.node().pid());
        HttpLoad.Result result = load.closed(seconds);
        double cpu = Cpu.ofTree(service.node().pid()) - before;
        return new Side.Reading(result.perSecond(), cpu / Math.max(1, result.answers()));
      }
    };
  }

  /** Latency of a request at a rate, as the quantile given, in milliseconds. */
  Side latency(byte[] request, int status, double seconds, double rate, double quantile) {
    return () -> {
      try (HttpLoad load = new HttpLoad(port(), request, status, CONNECTIONS)) {
        return Side.Reading.of(load.open(seconds, rate).latency(quantile) * 1_000);
      }
    };
  }

  @Override
  public void close() {
    service.close();
  }
}
