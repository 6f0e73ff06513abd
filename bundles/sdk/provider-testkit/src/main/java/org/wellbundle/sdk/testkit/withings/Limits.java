package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.http.Window;
import org.wellbundle.sdk.testkit.withings.api.Envelope;

/**
 * Both kinds of 601. They are counted in {@link SimClock#handTime() hand time}: a compressed clock
 * doesn't loosen them for a client that lives in real time.
 */
public final class Limits {
  private final SimClock clock;
  private final Window minute;
  private Duration sameArguments;

  /** Oldest first, so that what no longer matters can be dropped from the front. */
  private final Map<String, Instant> lastSeen = new LinkedHashMap<>();

  Limits(SimClock clock, int callsPerMinute, Duration sameArguments) {
    this.clock = clock;
    this.minute = new Window(callsPerMinute, Duration.ofMinutes(1));
    this.sameArguments = sameArguments;
  }

  /** Calls a minute per app; 0 switches the limit off. */
  public void callsPerMinute(int calls) {
    minute.limit(calls);
  }

  public int callsPerMinute() {
    return minute.limit();
  }

  /** How long a call mustn't be repeated; zero switches the rule off. */
  public synchronized void sameArguments(Duration time) {
    sameArguments = time;
  }

  public synchronized Duration sameArguments() {
    return sameArguments;
  }

  Optional<ObjectNode> overLimit(String clientId) {
    return minute.admit(clientId, clock.handTime()).isZero()
        ? Optional.empty()
        : Optional.of(Envelope.tooMany());
  }

  /** Refuses what the same account called with the same arguments a moment ago. */
  synchronized Optional<ObjectNode> repeated(String account, String path, String arguments) {
    if (sameArguments.isZero()) {
      return Optional.empty();
    }
    Instant now = clock.handTime();
    String key = account + " " + path + " " + arguments;
    Instant last = lastSeen.get(key);
    if (last != null && now.isBefore(last.plus(sameArguments))) {
      Duration left = Duration.between(now, last.plus(sameArguments));
      return Optional.of(Envelope.sameArguments(left.plusMillis(999)));
    }
    lastSeen.remove(key);
    lastSeen.put(key, now);
    Iterator<Instant> oldest = lastSeen.values().iterator();
    while (oldest.hasNext() && !now.isBefore(oldest.next().plus(sameArguments))) {
      oldest.remove();
    }
    return Optional.empty();
  }
}
