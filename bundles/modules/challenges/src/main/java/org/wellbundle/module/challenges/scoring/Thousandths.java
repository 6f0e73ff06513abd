package org.wellbundle.module.challenges.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts as whole thousandths of their unit. Whole numbers add up to the same sum in any order, so
 * a score that is calculated anew is the same to the last bit.
 */
public final class Thousandths {
  /** One of the unit. */
  public static final long ONE = 1_000;

  /** Beyond all measure, and far from what a sum of all days of a tenant could overflow. */
  private static final double MOST = 1e9;

  private Thousandths() {}

  /** Rounds half up; less than nothing is nothing. */
  public static long of(double value) {
    double sane = Math.min(MOST, Math.max(0, value));
    return new BigDecimal(sane)
        .movePointRight(3)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** For showing. */
  public static BigDecimal shown(long thousandths) {
    BigDecimal shown = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }
}
