package org.wellbundle.benchmarks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;

/** What a member's portal asks for, on the distribution. */
final class DashboardBenchmark implements Benchmark {
  private static final double GOAL = 0.5;
  private static final double RATE = 200;
  private static final String HOST = "acme.localhost";

  @Override
  public String name() {
    return "dashboard";
  }

  @Override
  public String about() {
    return "60 days of a metric over HTTP, signed in, against CXF answering 204";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    double seconds = setting.small() ? 0.3 : 2;
    try (LoadedNode node = LoadedNode.start("benchmark-dashboard")) {
      LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
      String path =
          "/api/v1/measurements?metric=steps&granularity=day&from="
              + today.minusDays(59)
              + "&to="
              + today;
      int points = node.member().get(path).json().path("points").size();
      if (points < 50) {
        throw new IllegalStateException("only " + points + " days");
      }
      byte[] read = node.request("GET", path, HOST, "Cookie: " + session(node) + "\r\n", "");
      byte[] nothing = node.request("GET", "/peers/cxf/nothing", "localhost", "", "");
      Side ours = node.side(read, 200, seconds);
      Side peer = node.side(nothing, 204, seconds);
      Pairs.measure(setting.size(4, 1), ours, peer); // warm
      String method =
          "GET of one metric's "
              + points
              + " days with session, permission, tenant's transaction and JSON (the API has one"
              + " metric a call); own load generator, "
              + LoadedNode.CONNECTIONS
              + " kept-alive connections";
      report.add(
          new Row(
              name(),
              "GET /api/v1/measurements, 60 days",
              "CXF resource answering 204, same Jetty, no filters",
              "requests/s",
              Pairs.measure(setting.pairs(), ours, peer),
              GOAL,
              true,
              method + ", closed loop, " + seconds + " s a reading"));
      report.add(
          new Row(
              name(),
              "latency p99 of the same at " + (int) RATE + " a second",
              "CXF 204 at the same rate",
              "ms",
              Pairs.measure(
                  setting.pairs(),
                  node.latency(read, 200, seconds, RATE, 0.99),
                  node.latency(nothing, 204, seconds, RATE, 0.99)),
              null,
              false,
              method + ", open loop"));
    }
  }

  /** A session's cookie, from a sign-in of its own. */
  private static String session(LoadedNode node) {
    Portal fresh = node.service().node().portal(HOST);
    Portal.Answer answer =
        fresh.send(
            "POST",
            "/api/v1/session",
            "{\"email\":\"alex@acme.example\",\"password\":\"" + Node.PASSWORD + "\"}",
            Map.of("Origin", fresh.origin()));
    String cookie = answer.headers().get("set-cookie");
    if (answer.status() != 201 || cookie == null) {
      throw new IllegalStateException("sign-in answered " + answer.status());
    }
    return cookie.split(";", 2)[0];
  }
}
