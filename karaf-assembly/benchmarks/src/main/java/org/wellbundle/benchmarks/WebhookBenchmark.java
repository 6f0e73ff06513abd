package org.wellbundle.benchmarks;

import org.wellbundle.testing.Database;

/** Webhooks accepted and durable, on the distribution. */
final class WebhookBenchmark implements Benchmark {
  private static final String TOKEN = "benchmark-token";
  private static final double RAW_GOAL = 0.30;
  private static final double JMS_GOAL = 8;
  private static final double RATE = 300;
  private static final String HOW =
      "distribution in a process of its own, real vault, fsync on; own load generator on"
          + " non-blocking sockets, one thread, "
          + LoadedNode.CONNECTIONS
          + " kept-alive connections";

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String about() {
    return "webhooks accepted and durable against a raw 204 and a persistent JMS send";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    double seconds = setting.small() ? 0.3 : 2;
    try (LoadedNode node = LoadedNode.start("benchmark-webhook");
        JmsPeer jms = JmsPeer.start(LoadedNode.CONNECTIONS)) {
      Database database = node.database();
      database.execute("update dispatch.hook_token set token_hash = sha256('" + TOKEN + "')");
      String form = "Content-Type: application/x-www-form-urlencoded\r\n";
      String body = "userid=424242&startdate=1763600000&enddate=1763603600&appli=4";
      byte[] hook = node.request("POST", "/hooks/withings/" + TOKEN, "localhost", form, body);
      byte[] raw = node.request("POST", "/peers/raw", "localhost", form, body);
      Side ours = cleared(node, node.side(hook, accepted(node, form, body), seconds));
      Side peer = node.side(raw, 204, seconds);
      Pairs.measure(setting.size(3, 1), ours, peer); // warm
      int pairs = setting.pairs();
      report.add(
          row(
              "POST /hooks/withings/…, in the inbox before the answer",
              "servlet that reads the body and answers 204, same Jetty",
              "requests/s",
              Pairs.measure(pairs, ours, peer),
              RAW_GOAL,
              true,
              HOW
                  + ", closed loop, "
                  + seconds
                  + " s a reading; the workers process what came in"));
      report.add(
          row(
              "POST /hooks/withings/…, in the inbox before the answer",
              "persistent JMS send, KahaDB with disk syncs, vm://",
              "per second",
              Pairs.measure(pairs, ours, () -> jms.measure(body, seconds)),
              JMS_GOAL,
              true,
              HOW
                  + "; the peer: as many senders, a session each, a broker in the benchmark's JVM"));
      report.add(
          row(
              "latency p99 of the same at " + (int) RATE + " a second",
              "raw 204 at the same rate",
              "ms",
              Pairs.measure(
                  pairs,
                  node.latency(hook, accepted(node, form, body), seconds, RATE, 0.99),
                  node.latency(raw, 204, seconds, RATE, 0.99)),
              null,
              false,
              HOW + ", open loop: waiting for a free connection counts"));
    }
  }

  /** What the vendor is answered; a 2xx or the benchmark makes no sense. */
  private static int accepted(LoadedNode node, String form, String body) {
    String type = form.substring(form.indexOf(' ') + 1).strip();
    int status =
        node.service()
            .node()
            .platform()
            .send("POST", "/hooks/withings/" + TOKEN, body, java.util.Map.of("Content-Type", type))
            .status();
    if (status / 100 != 2) {
      throw new IllegalStateException("a webhook was answered " + status);
    }
    return status;
  }

  /** The inbox of one reading isn't the burden of the next. */
  private static Side cleared(LoadedNode node, Side side) {
    return () -> {
      node.database().execute("truncate dispatch.inbox");
      return side.measure();
    };
  }

  private Row row(
      String what,
      String peer,
      String unit,
      Pairs pairs,
      @org.jspecify.annotations.Nullable Double goal,
      boolean moreIsBetter,
      String method) {
    return new Row(name(), what, peer, unit, pairs, goal, moreIsBetter, method);
  }
}
