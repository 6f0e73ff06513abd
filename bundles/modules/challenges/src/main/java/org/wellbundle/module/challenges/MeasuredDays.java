package org.wellbundle.module.challenges;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.query.MeasurementQuery;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.DayInput;
import org.wellbundle.module.challenges.scoring.Rules;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.Participant;

/**
 * What was measured on the days of a challenge, one value a day however many devices there were.
 */
final class MeasuredDays {
  private final MeasurementQuery query;

  MeasuredDays(MeasurementQuery query) {
    this.query = query;
  }

  /**
   * Days that have data, oldest first. Dates are the member's own, as the manufacturer gave them.
   */
  List<DayInput> of(TenantId tenant, Participant participant, Rules rules) {
    LocalDate from =
        participant.countsFrom().isAfter(rules.from()) ? participant.countsFrom() : rules.from();
    Map<LocalDate, DayInput> days = new TreeMap<>();
    if (!from.isAfter(rules.to())) {
      for (Metric metric : rules.measure().metrics()) {
        query
            .dailyByHand(tenant, participant.profile(), metric, from, rules.to())
            .forEach(day -> days.merge(day.localDate(), input(day), MeasuredDays::together));
      }
    }
    return new ArrayList<>(days.values());
  }

  private static DayInput input(MeasurementQuery.DayByHand day) {
    long raw = Thousandths.of(day.value());
    return new DayInput(day.localDate(), raw, Math.min(raw, Thousandths.of(day.byHand())));
  }

  private static DayInput together(DayInput one, DayInput other) {
    return new DayInput(one.date(), one.raw() + other.raw(), one.byHand() + other.byHand());
  }
}
