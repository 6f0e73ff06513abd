package org.wellbundle.module.challenges.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.wellbundle.module.challenges.scoring.Rules.ByHand;

/** From days to a score. */
public final class Scoring {
  private final Rules rules;

  public Scoring(Rules rules) {
    this.rules = rules;
  }

  /** What of a day counts. What was typed in goes first, then the daily cap. */
  public DayCount count(DayInput day) {
    return count(day, Allowance.NONE);
  }

  /** The same, after what the organiser answered about the day. The cap is for everybody. */
  public DayCount count(DayInput day, Allowance allowance) {
    long barred =
        switch (rules.byHand()) {
          case EXCLUDED -> day.byHand();
          case CAPPED -> Math.max(0, day.byHand() - rules.byHandCap());
          case FLAGGED -> 0;
        };
    long excluded = Math.max(0, barred - allowance.byHand());
    Long cap = rules.dailyCap();
    long eligible = day.raw() - excluded;
    long counted = cap == null ? eligible : Math.min(eligible, cap);
    return new DayCount(
        day.date(),
        day.raw(),
        day.byHand(),
        excluded,
        eligible - counted,
        counted,
        points(counted),
        flags(day, allowance));
  }

  private long points(long counted) {
    if (!rules.type().countsDays()) {
      return counted;
    }
    return counted >= rules.threshold() ? Thousandths.ONE : 0;
  }

  private List<String> flags(DayInput day, Allowance allowance) {
    List<String> flags = new ArrayList<>(2);
    if (day.byHand() > 0 && rules.byHand() == ByHand.FLAGGED) {
      flags.add(DayCount.BY_HAND);
    }
    if (day.raw() > rules.measure().implausible() && day.raw() > allowance.checked()) {
      flags.add(DayCount.IMPLAUSIBLE);
    }
    return flags;
  }

  /** The score of one member; days may come in any order, each once. */
  public long score(Collection<DayCount> days) {
    long sum = days.stream().mapToLong(DayCount::points).sum();
    return switch (rules.type()) {
      case TOTAL, CHECKPOINT -> sum;
      case AVERAGE -> average(sum, rules.days());
      case STREAK -> Thousandths.ONE * longestRun(days);
    };
  }

  /** Rounded half up to a thousandth, so that the same sum always gives the same average. */
  public static long average(long sum, long by) {
    return by == 0 ? 0 : (2 * sum + by) / (2 * by);
  }

  private static long longestRun(Collection<DayCount> days) {
    TreeSet<LocalDate> reached = new TreeSet<>();
    days.stream().filter(day -> day.points() > 0).forEach(day -> reached.add(day.date()));
    long longest = 0;
    long run = 0;
    LocalDate next = null;
    for (LocalDate date : reached) {
      run = date.equals(next) ? run + 1 : 1;
      longest = Math.max(longest, run);
      next = date.plusDays(1);
    }
    return longest;
  }
}
