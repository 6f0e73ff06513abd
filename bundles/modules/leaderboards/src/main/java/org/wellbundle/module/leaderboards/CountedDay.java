package org.wellbundle.module.leaderboards;

import java.time.LocalDate;

/**
 * What a day brought, in whole units: {@code raw = excluded + capped + counted}.
 *
 * @param excluded typed in by hand
 * @param capped above what counts on one day
 */
record CountedDay(LocalDate date, int raw, int excluded, int capped, int counted) {
  /** Rounded to whole units once, so that sums are exact. */
  static CountedDay of(LocalDate date, double value, double byHand, int cap) {
    int raw = whole(value);
    int excluded = Math.min(raw, whole(byHand));
    int counted = Math.min(raw - excluded, cap);
    return new CountedDay(date, raw, excluded, raw - excluded - counted, counted);
  }

  private static int whole(double value) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.round(value)));
  }
}
