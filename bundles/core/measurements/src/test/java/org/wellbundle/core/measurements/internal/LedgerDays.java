package org.wellbundle.core.measurements.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSession;

/** What the value of each day must be for a profile with one link, from the ledger's rows. */
record LedgerDays(Ledger ledger) {
  Set<LocalDate> dates() {
    Set<LocalDate> dates = new HashSet<>();
    ledger.samples().forEach(row -> dates.add(row.moment().localDate()));
    ledger.totals().forEach(row -> dates.add(row.localDate()));
    ledger.sessions().forEach(row -> dates.add(row.moment().localDate()));
    return dates;
  }

  OptionalDouble value(Metric metric, LocalDate date) {
    List<DailyTotal> totals =
        ledger.totals().stream()
            .filter(row -> row.metric() == metric && row.localDate().equals(date))
            .toList();
    if (!totals.isEmpty()) {
      return OptionalDouble.of(ofTotals(metric, totals));
    }
    List<Sample> samples =
        ledger.samples().stream()
            .filter(
                row ->
                    row.metric() == metric
                        && row.site() == 0
                        && row.moment().localDate().equals(date))
            .toList();
    List<Sample> certain = samples.stream().filter(row -> !row.origin().uncertainOwner()).toList();
    if (!samples.isEmpty()) {
      return OptionalDouble.of(ofSamples(metric, certain.isEmpty() ? samples : certain));
    }
    return ofNight(metric, date);
  }

  private static double ofTotals(Metric metric, List<DailyTotal> totals) {
    return switch (metric.rollup()) {
      case SUM, MAX -> totals.stream().mapToDouble(DailyTotal::value).max().orElseThrow();
      case MIN -> totals.stream().mapToDouble(DailyTotal::value).min().orElseThrow();
      case AVERAGE, LAST ->
          totals.stream()
              .max(
                  Comparator.comparing((DailyTotal row) -> row.key().version())
                      .thenComparing(row -> row.key().id()))
              .orElseThrow()
              .value();
    };
  }

  private static double ofSamples(Metric metric, List<Sample> samples) {
    BigDecimal sum =
        samples.stream()
            .map(row -> BigDecimal.valueOf(row.value()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (metric.rollup()) {
      case SUM -> sum.doubleValue();
      case AVERAGE -> sum.doubleValue() / samples.size();
      case MIN -> samples.stream().mapToDouble(Sample::value).min().orElseThrow();
      case MAX -> samples.stream().mapToDouble(Sample::value).max().orElseThrow();
      case LAST ->
          samples.stream()
              .max(
                  Comparator.comparing((Sample row) -> row.moment().start())
                      .thenComparing(row -> row.key().id()))
              .orElseThrow()
              .value();
    };
  }

  private OptionalDouble ofNight(Metric metric, LocalDate date) {
    return ledger.sessions().stream()
        .filter(row -> row.moment().localDate().equals(date) && row.details().containsKey(metric))
        .min(
            Comparator.comparing(LedgerDays::length)
                .reversed()
                .thenComparing(row -> row.moment().start())
                .thenComparing(row -> row.key().id()))
        .map(row -> OptionalDouble.of(row.details().get(metric)))
        .orElse(OptionalDouble.empty());
  }

  private static Duration length(SleepSession row) {
    return Duration.between(row.moment().start(), row.moment().end());
  }
}
