package org.wellbundle.sdk.testkit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.TestServer;

/**
 * Hands every call on to a manufacturer and the answer back unchanged, and writes both, scrubbed,
 * into a folder. Point the provider's addresses to it, and call it from one person's link.
 */
public final class RecordingProxy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "accept-encoding",
          "expect",
          "upgrade",
          "http2-settings",
          "transfer-encoding",
          "te",
          "keep-alive");
  private static final Set<String> OWN_ANSWER_HEADERS =
      Set.of("connection", "content-length", "transfer-encoding", "keep-alive", ":status");

  private final URI target;
  private final Recording recording;
  private final Consumer<String> told;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private final TestServer server;

  /**
   * Listens on this machine.
   *
   * @param port 0 for any
   * @param kept names of fields whose numbers are codes, and stay
   * @param told hears what became of each call
   */
  public static RecordingProxy start(
      URI target, int port, Path folder, Set<String> kept, Consumer<String> told) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Times times = new Times(random.nextLong(53, 157), Instant.now());
    double factor = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.03, 0.12) + 1;
    return new RecordingProxy(
        target, port, new Recording(folder, new Scrubber(times, factor, kept)), told);
  }

  private RecordingProxy(URI target, int port, Recording recording, Consumer<String> told) {
    this.target = target;
    this.recording = recording;
    this.told = told;
    this.server = TestServer.start("127.0.0.1", port, 4, this::handOn);
  }

  public int port() {
    return server.port();
  }

  private Reply handOn(Call call) {
    try {
      HttpResponse<byte[]> answer =
          client.send(request(call), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new LinkedHashMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      told.accept(
          recording.add(call, answer.statusCode(), headers, new String(answer.body(), UTF_8)));
      headers.keySet().removeAll(OWN_ANSWER_HEADERS);
      return new Reply(answer.statusCode(), headers, answer.body(), new Reply.Manner.Plain());
    } catch (IOException | URISyntaxException e) {
      told.accept("The manufacturer can't be reached: " + e.getClass().getSimpleName() + ".");
      return Reply.of(502, "text/plain", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.of(502, "text/plain", "");
    }
  }

  private HttpRequest request(Call call) throws URISyntaxException {
    String query = call.query().encoded();
    String path = new URI(null, null, call.path(), null).getRawPath();
    URI address = URI.create(base() + path + (query.isEmpty() ? "" : "?" + query));
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    call.headers()
        .forEach(
            (name, value) -> {
              if (!OWN_HEADERS.contains(name)) {
                request.header(name, value);
              }
            });
    return request
        .method(
            call.method(),
            call.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(call.body()))
        .build();
  }

  private String base() {
    String text = target.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() {
    server.close();
  }
}
