package org.wellbundle.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what what ours does
 * @param peer whom it is compared with
 * @param unit of both values
 * @param goal the ratio aimed at, null for numbers that only inform
 * @param moreIsBetter whether ratios above the goal meet it, or those below
 * @param method how it was measured
 */
record Row(
    String benchmark,
    String what,
    String peer,
    String unit,
    Pairs pairs,
    @Nullable Double goal,
    boolean moreIsBetter,
    String method) {

  /** Whether the median meets the goal; null without one. */
  @Nullable Boolean met() {
    if (goal == null) {
      return null;
    }
    return moreIsBetter ? pairs.ratio() >= goal : pairs.ratio() <= goal;
  }

  String markdown() {
    Double cpu = pairs.cpuRatio();
    Boolean met = met();
    return "| %s | %s | %s | %s %s | %s %s | **%.2f** | %.2f | %s | %s | %d | %s |%n"
        .formatted(
            benchmark,
            what,
            peer,
            number(pairs.ours()),
            unit,
            number(pairs.peer()),
            unit,
            pairs.ratio(),
            pairs.worstQuartile(moreIsBetter),
            cpu == null ? "–" : String.format(Locale.ROOT, "%.2f", cpu),
            goal == null
                ? "–"
                : String.format(Locale.ROOT, "%s %.2f", moreIsBetter ? "≥" : "≤", goal)
                    + (Boolean.TRUE.equals(met) ? " met" : " **missed**"),
            pairs.count(),
            method);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.3g", value);
  }
}
