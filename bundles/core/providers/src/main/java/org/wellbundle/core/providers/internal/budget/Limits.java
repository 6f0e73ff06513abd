package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.core.providers.Budgets.BudgetView;

/**
 * What may be granted under a vendor's limits.
 *
 * <p>A slice's calls are made within {@link #VALIDITY} of its grant, and reach the vendor within
 * {@link #GUARD} of being made. So when no span of {@code per + VALIDITY + GUARD} holds grants of
 * more than the limit, no span of {@code per} at the vendor holds more calls. At 120 a minute that
 * costs 1.7 % of the throughput.
 *
 * <p>Half of a limit may be used in a burst. Beyond it grants are paced at the rate that can be
 * kept up, give or take a twentieth of the limit, so that places keep getting free and a call a
 * person waits for finds one soon; a code exchange alone isn't paced.
 *
 * <p>What nobody waits for leaves a twelfth of a limit to the others: a burst of it would use up
 * the vendor's minute, and somebody who unlinks then would wait for its end.
 *
 * @param reservePercent share of each limit for the levels a person waits for; half of that for
 *     code exchanges alone
 */
public record Limits(List<RateLimit> limits, int reservePercent) {
  static final Duration VALIDITY = Duration.ofMillis(600);
  static final Duration GUARD = Duration.ofMillis(400);
  private static final int LARGEST_SLICE = 8;
  private static final int LEEWAY = 20;

  /** The part of a limit, and of its pace, that isn't for what nobody waits for. */
  private static final int KEPT_FREE = 12;

  /** A limit used to this part is what calls wait for. */
  private static final double TIGHT = 0.9;

  /** Parts of a limit's period in which its course is told. */
  private static final int STEPS = 120;

  /** Parts of a limit's period in which the pace is kept. */
  private static final int[] PACES = {20, 4, 2};

  public Limits {
    limits = List.copyOf(limits);
  }

  boolean unlimited() {
    return limits.isEmpty();
  }

  int largestSlice() {
    return LARGEST_SLICE;
  }

  /** How long a grant counts, or is shown. */
  Duration longest() {
    return limits.stream().map(Limits::span).reduce(Duration.ofMinutes(1), Limits::max);
  }

  /** How many of {@code wanted} calls may be granted now. */
  int grantable(SliceBook.Page page, Level level, int wanted) {
    int calls = wanted;
    for (RateLimit limit : limits) {
      int used = page.grantedWithin(span(limit));
      calls = Math.min(calls, cap(limit, level) - used);
      if (paced(level, used, limit)) {
        for (int part : PACES) {
          calls = Math.min(calls, pace(limit, part, level) - page.grantedWithin(part(limit, part)));
        }
      }
    }
    return Math.max(0, calls);
  }

  /** How long until one call may be granted, when none may be now. */
  Duration untilGrantable(SliceBook.Page page, Level level) {
    Duration longest = Duration.ZERO;
    for (RateLimit limit : limits) {
      int used = page.grantedWithin(span(limit));
      longest = max(longest, page.untilLeft(span(limit), used - cap(limit, level) + 1));
      if (paced(level, used, limit)) {
        for (int part : PACES) {
          int recent = page.grantedWithin(part(limit, part));
          longest =
              max(
                  longest,
                  page.untilLeft(part(limit, part), recent - pace(limit, part, level) + 1));
        }
      }
    }
    return longest;
  }

  /** Calls a minute that can be kept up. */
  double callsPerMinute() {
    return limits.stream()
        .mapToDouble(limit -> cap(limit, Level.LIVE) * 60_000.0 / span(limit).toMillis())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  BudgetView view(SliceBook.Page page) {
    int free = Integer.MAX_VALUE;
    boolean tight = false;
    List<Course> courses = new ArrayList<>();
    for (RateLimit limit : limits) {
      int used = page.grantedWithin(span(limit));
      free = Math.min(free, cap(limit, Level.LIVE) - used);
      Course course = course(page, limit);
      tight |=
          used >= cap(limit, Level.BACKGROUND) * TIGHT
              || !course.until(Math.min(LARGEST_SLICE, limit.calls() / 2)).isZero();
      courses.add(course);
    }
    return new BudgetView(
        callsPerMinute(),
        page.grantedWithin(Duration.ofMinutes(1)),
        Math.max(0, free),
        tight,
        calls ->
            courses.stream().map(course -> course.until(calls)).reduce(Duration.ZERO, Limits::max));
  }

  /** For first data. */
  private Course course(SliceBook.Page page, RateLimit limit) {
    Duration step = limit.per().dividedBy(STEPS);
    int span = steps(span(limit), step);
    Course.Pace[] paces = new Course.Pace[PACES.length];
    for (int i = 0; i < PACES.length; i++) {
      paces[i] =
          new Course.Pace(pace(limit, PACES[i], Level.FIRST), steps(part(limit, PACES[i]), step));
    }
    return new Course(
        new Course.Rule(step, cap(limit, Level.FIRST), span, limit.calls() / 2, paces),
        page.grantedLately(step, span));
  }

  private static int steps(Duration time, Duration step) {
    return (int) ((time.toNanos() + step.toNanos() - 1) / step.toNanos());
  }

  private static boolean paced(Level level, int used, RateLimit limit) {
    return level != Level.EXCHANGE && used >= limit.calls() / 2;
  }

  private int cap(RateLimit limit, Level level) {
    int reserve = limit.calls() * reservePercent / 100;
    return switch (level) {
      case EXCHANGE -> limit.calls();
      case INTERACTIVE, FIRST -> limit.calls() - reserve / 2;
      case LIVE, SOON -> limit.calls() - reserve;
      case BACKGROUND -> limit.calls() - Math.max(reserve, limit.calls() / KEPT_FREE);
    };
  }

  private static Duration span(RateLimit limit) {
    return limit.per().plus(VALIDITY).plus(GUARD);
  }

  private static int pace(RateLimit limit, int part, Level level) {
    int ahead = level.compareTo(Level.INTERACTIVE) <= 0 ? limit.calls() / KEPT_FREE : 0;
    return Math.max(1, limit.calls() / part + limit.calls() / LEEWAY + ahead);
  }

  private static Duration part(RateLimit limit, int part) {
    return limit.per().dividedBy(part);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
