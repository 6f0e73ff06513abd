package org.wellbundle.module.leaderboards;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a board counts: days are the members' own local dates. */
public enum Period {
  WEEK {
    @Override
    LocalDate startOf(LocalDate date) {
      return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    LocalDate lastOf(LocalDate start) {
      return start.plusDays(6);
    }
  },
  MONTH {
    @Override
    LocalDate startOf(LocalDate date) {
      return date.withDayOfMonth(1);
    }

    @Override
    LocalDate lastOf(LocalDate start) {
      return start.plusMonths(1).minusDays(1);
    }
  };

  abstract LocalDate startOf(LocalDate date);

  /** Last day of the period with this first day. */
  abstract LocalDate lastOf(LocalDate start);

  /** In the database and in the HTTP interface. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Period> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
