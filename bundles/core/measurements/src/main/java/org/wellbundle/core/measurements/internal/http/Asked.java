package org.wellbundle.core.measurements.internal.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.core.measurements.internal.read.Position;
import org.wellbundle.core.measurements.internal.read.Window;
import org.wellbundle.platform.http.Problem;

/** Reads the parameters of data calls; what can't be read is a 400 with a code of its own. */
final class Asked {
  static final int USUAL_LIMIT = 1_000;
  static final int HIGHEST_LIMIT = 5_000;
  private static final int USUAL_DAYS = 60;

  private Asked() {}

  /** The profile asked for, else the main one. Profiles of others are unknown, not forbidden. */
  static ProfileId profile(Principal principal, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return principal.mainProfile();
    }
    return principal.profiles().stream()
        .filter(profile -> profile.toString().equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    404, "profile.unknown", "Your account has no profile with this number."));
  }

  static Metric metric(@Nullable String text) {
    return Metric.byKey(text == null ? "" : text)
        .orElseThrow(
            () ->
                new Problem(
                    400,
                    "metric.unknown",
                    "Name one metric; GET /api/v1/metrics lists their ids."));
  }

  static int limit(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return USUAL_LIMIT;
    }
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
      throw new Problem(400, "limit.invalid", "The limit must be a number of 1 or more.");
    }
    return Math.min(Integer.parseInt(text), HIGHEST_LIMIT);
  }

  static Position after(String list, @Nullable String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return Position.beginning(list);
    }
    return Position.parse(list, cursor)
        .orElseThrow(
            () ->
                new Problem(
                    400,
                    "cursor.invalid",
                    "This cursor belongs to another list. Start again without one."));
  }

  /** Local dates, both included, or instants, the end excluded; the last 60 days when not said. */
  static Window window(@Nullable String from, @Nullable String to, ZoneId zone, Clock clock) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    Edge end = to == null || to.isBlank() ? new Edge(today, null) : edge(to, zone);
    Edge start =
        from == null || from.isBlank()
            ? new Edge(end.date().minusDays(USUAL_DAYS - 1), null)
            : edge(from, zone);
    if (start.date().isAfter(end.date())
        || start.instant() != null
            && end.instant() != null
            && start.instant().isAfter(end.instant())) {
      throw invalidRange();
    }
    Window whole = Window.ofDates(start.date(), end.date());
    // Instants are compared as such; the dates only keep the index in play, at any offset.
    return new Window(
        start.instant() == null ? start.date() : start.date().minusDays(1),
        end.instant() == null ? end.date() : end.date().plusDays(1),
        start.instant() == null ? whole.start() : start.instant(),
        end.instant() == null ? whole.end() : end.instant());
  }

  /** Local dates for values of whole days: instants mean the days they fall on. */
  static Window days(@Nullable String from, @Nullable String to, ZoneId zone, Clock clock) {
    Window window = window(from, to, zone, clock);
    boolean fromInstant = from != null && !from.isBlank() && edge(from, zone).instant() != null;
    boolean toInstant = to != null && !to.isBlank() && edge(to, zone).instant() != null;
    return Window.ofDates(
        fromInstant ? window.from().plusDays(1) : window.from(),
        toInstant ? window.to().minusDays(1) : window.to());
  }

  private record Edge(LocalDate date, @Nullable Instant instant) {}

  private static Edge edge(String given, ZoneId zone) {
    String text = given.strip().replace(' ', '+'); // an offset's plus sign, unescaped in a URL
    try {
      if (text.length() <= 10) {
        return new Edge(inReach(LocalDate.parse(text)), null);
      }
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return new Edge(inReach(instant.atZone(zone).toLocalDate()), instant);
    } catch (DateTimeException e) {
      throw invalidRange();
    }
  }

  private static LocalDate inReach(LocalDate date) {
    if (date.getYear() < 1900 || date.getYear() > 2200) {
      throw invalidRange();
    }
    return date;
  }

  private static Problem invalidRange() {
    return new Problem(
        400,
        "range.invalid",
        "from and to must be dates (2026-11-20) or times with an offset, and from must not be after"
            + " to.");
  }
}
