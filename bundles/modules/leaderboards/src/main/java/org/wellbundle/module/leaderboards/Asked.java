package org.wellbundle.module.leaderboards;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.Problem;

/** Reads what a call asks for. */
final class Asked {
  /** Late syncs are usual for so long. */
  private static final int LATE_DAYS = 2;

  /** Days are kept a little longer, since today isn't the same date everywhere. */
  private static final int DAYS_SHOWN = Calculation.DAYS_KEPT - 7;

  private Asked() {}

  static BoardKey key(
      Principal who, @Nullable String metric, @Nullable String period, @Nullable String day) {
    BoardMetric wanted =
        BoardMetric.of(metric == null ? BoardMetric.STEPS.wireName() : metric)
            .orElseThrow(
                () ->
                    new Problem(
                        400,
                        "leaderboards.metric-unknown",
                        "Choose one of the metrics that GET /leaderboards lists."));
    Period span =
        Period.of(period == null ? Period.WEEK.wireName() : period)
            .orElseThrow(
                () ->
                    new Problem(
                        400, "leaderboards.period-unknown", "The period is week or month."));
    return new BoardKey(who.tenant(), wanted, span, starts(who, span, day));
  }

  static Scope scope(String name) {
    return Scope.of(name).orElseThrow(Asked::scopeUnknown);
  }

  static Problem scopeUnknown() {
    return new Problem(
        404,
        "leaderboards.scope-unknown",
        "There is no such leaderboard. GET /leaderboards lists those there are.");
  }

  /** Only periods whose days are all kept still can be shown. */
  private static LocalDate starts(Principal who, Period period, @Nullable String day) {
    LocalDate today = today(who);
    if (day == null) {
      return period.startOf(today);
    }
    try {
      LocalDate wanted = LocalDate.parse(day);
      LocalDate starts = period.startOf(wanted);
      if (!wanted.isAfter(today) && !starts.isBefore(today.minusDays(DAYS_SHOWN))) {
        return starts;
      }
    } catch (DateTimeParseException e) {
      // no date: answered below
    }
    throw new Problem(
        400,
        "leaderboards.period-unknown",
        "Name a day, as yyyy-mm-dd, whose " + period.wireName() + " began in the last nine weeks.");
  }

  static boolean aroundMe(@Nullable String around) {
    if (around == null || around.equals("me")) {
      return around != null;
    }
    throw new Problem(
        400, "leaderboards.around-unknown", "Lines can be shown around yourself: around=me.");
  }

  static int place(String field) {
    if (!field.matches("[0-9]{1,9}")) {
      throw Cursors.invalid();
    }
    return Integer.parseInt(field);
  }

  static boolean isProvisional(Principal who, BoardKey key) {
    return !today(who).isAfter(key.ends().plusDays(LATE_DAYS));
  }

  static LocalDate today(Principal who) {
    return LocalDate.now(who.timeZone());
  }
}
