package org.wellbundle.core.measurements.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.query.MeasurementQuery;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.internal.read.DayReader;
import org.wellbundle.core.measurements.internal.read.TypedIn;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Answers other parts from the packed months. */
@Component
public final class DailyQuery implements MeasurementQuery {
  private final Transactions transactions;

  @Activate
  public DailyQuery(
      @Reference Transactions transactions,
      @Reference(target = "(schema=measurements)") SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public List<DayValue> daily(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to) {
    return transactions.inTenant(
        tenant,
        tx ->
            DayReader.read(new Scope(tx.connection(), tenant, profile), metric, from, to).stream()
                .map(day -> new DayValue(day.date(), day.value().value()))
                .toList());
  }

  @Override
  public List<DayByHand> dailyByHand(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Scope scope = new Scope(tx.connection(), tenant, profile);
          List<DayReader.Day> days = DayReader.read(scope, metric, from, to);
          Map<LocalDate, Double> typed = TypedIn.read(scope, metric, days);
          return days.stream()
              .map(
                  day ->
                      new DayByHand(
                          day.date(), day.value().value(), typed.getOrDefault(day.date(), 0.0)))
              .toList();
        });
  }
}
