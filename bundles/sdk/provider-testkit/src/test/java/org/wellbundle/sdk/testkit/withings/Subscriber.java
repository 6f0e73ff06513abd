package org.wellbundle.sdk.testkit.withings;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.TestServer;

/** Somebody who receives notifications, and can be told how to answer. */
final class Subscriber implements AutoCloseable {
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Reply reply = Reply.of(200, "text/plain", "");
  private final TestServer server = TestServer.start("127.0.0.1", 0, 4, this::handle);

  private Reply handle(Call call) {
    calls.add(call);
    return call.method().equals("HEAD") ? Reply.of(200, "text/plain", "") : reply;
  }

  String url() {
    return "http://localhost:" + server.port() + "/hook";
  }

  void answer(Reply other) {
    reply = other;
  }

  /** The forms posted so far. */
  List<Params> posts() {
    return calls.stream()
        .filter(c -> c.method().equals("POST"))
        .map(c -> Params.parse(c.body()))
        .toList();
  }

  List<Call> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.close();
  }
}
