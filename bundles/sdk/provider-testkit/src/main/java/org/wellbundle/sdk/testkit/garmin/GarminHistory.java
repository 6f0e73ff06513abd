package org.wellbundle.sdk.testkit.garmin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.SimClock;

/**
 * History on request: accepted with 202 and delivered later as notifications; the same window of
 * the same kind is refused with 409 for ever.
 */
final class GarminHistory {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration LONGEST_OF_ACTIVITIES = Duration.ofDays(30);

  private final SimClock clock;
  private final Settings settings;
  private final Deliver deliver;
  private final Set<String> asked = new HashSet<>();
  private Instant minute = Instant.EPOCH;
  private long daysThisMinute;

  /**
   * @param takes how long until it is delivered
   * @param reach how far back it goes
   * @param daysPerMinute of data that may be asked for
   */
  record Settings(Duration takes, Duration reach, long daysPerMinute) {}

  /** Delivers a window, days one after the other. */
  @FunctionalInterface
  interface Deliver {
    void window(GarminPerson person, GarminType type, Instant from, Instant to);
  }

  GarminHistory(SimClock clock, Settings settings, Deliver deliver) {
    this.clock = clock;
    this.settings = settings;
    this.deliver = deliver;
  }

  synchronized Reply ask(GarminPerson person, GarminType type, Call call) {
    OptionalLong from = call.params().number("summaryStartTimeInSeconds");
    OptionalLong to = call.params().number("summaryEndTimeInSeconds");
    if (from.isEmpty() || to.isEmpty() || from.getAsLong() >= to.getAsLong()) {
      return error(400, "Missing or wrong time range");
    }
    Instant start = Instant.ofEpochSecond(from.getAsLong());
    Instant end = Instant.ofEpochSecond(to.getAsLong());
    Duration span = Duration.between(start, end);
    Duration longest = type == GarminType.ACTIVITIES ? LONGEST_OF_ACTIVITIES : LONGEST;
    if (span.compareTo(longest.plusHours(1)) > 0) {
      return error(400, "Time range too wide");
    }
    if (!person.permissions().contains("HISTORICAL_DATA_EXPORT")
        || !person.permissions().contains(type.permission())) {
      return error(412, "User has not given permission");
    }
    if (start.isBefore(clock.now().minus(settings.reach()).minus(Duration.ofDays(2)))) {
      return error(400, "start time before user's consent");
    }
    if (asked.contains(key(person, type, start, end))) {
      return error(409, "Duplicate backfill request");
    }
    if (!mayAsk(Math.max(1, span.toDays()))) {
      return error(429, "Too many requests");
    }
    asked.add(key(person, type, start, end));
    clock.at(clock.now().plus(settings.takes()), () -> deliver.window(person, type, start, end));
    return Reply.of(202, "application/json", "");
  }

  private static String key(GarminPerson person, GarminType type, Instant from, Instant to) {
    return person.userId() + type + from + to;
  }

  private boolean mayAsk(long days) {
    Instant now = clock.handTime();
    if (Duration.between(minute, now).toSeconds() >= 60) {
      minute = now;
      daysThisMinute = 0;
    }
    if (daysThisMinute + days > settings.daysPerMinute()) {
      return false;
    }
    daysThisMinute += days;
    return true;
  }

  static Reply error(int status, String message) {
    return Reply.json(status, Json.object().put("errorMessage", message));
  }
}
