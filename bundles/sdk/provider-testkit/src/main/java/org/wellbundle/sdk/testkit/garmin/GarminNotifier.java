package org.wellbundle.sdk.testkit.garmin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.SimClock;

/**
 * Sends notifications. What isn't answered with 200 within half a minute comes again, later each
 * time, for seven days.
 */
final class GarminNotifier {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(7);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final SimClock clock;
  private final String clientId;
  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private volatile @Nullable URI address;

  GarminNotifier(SimClock clock, String clientId) {
    this.clock = clock;
    this.clientId = clientId;
  }

  void to(@Nullable URI hook) {
    address = hook;
  }

  /** Statuses that came back, 0 for none. */
  List<Integer> answers() {
    return List.copyOf(answers);
  }

  /** On the clock's thread: at once when it runs, with the next step when it stands still. */
  void send(JsonNode body) {
    later(body.toString(), Duration.ZERO, FIRST_WAIT);
  }

  private void later(String body, Duration age, Duration wait) {
    clock.at(clock.now().plus(age.isZero() ? Duration.ZERO : wait), () -> deliver(body, age, wait));
  }

  private void deliver(String body, Duration age, Duration wait) {
    int status = post(body);
    answers.add(status);
    Duration older = age.plus(wait);
    if (status != 200 && older.compareTo(KEPT) < 0) {
      later(body, older, wait.multipliedBy(2));
    }
  }

  private int post(String body) {
    URI hook = address;
    if (hook == null) {
      return 0;
    }
    HttpRequest request =
        HttpRequest.newBuilder(hook)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Garmin Health API")
            .header("garmin-client-id", clientId)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
