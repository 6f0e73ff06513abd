package org.wellbundle.api.query;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.tenant.TenantId;

/** Reading a profile's measurements. */
@ProviderType
public interface MeasurementQuery {
  /** One value per local date that has one, oldest first; {@code from} and {@code to} inclusive. */
  List<DayValue> daily(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to);

  /**
   * The same days, each with the part of its value that was typed in rather than measured, here or
   * in the manufacturer's app.
   */
  List<DayByHand> dailyByHand(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to);

  /** A day's value, and what of it was typed in: between zero and the value. */
  record DayByHand(LocalDate localDate, double value, double byHand) {}

  /** A day's value in the metric's unit. */
  record DayValue(LocalDate localDate, double value) {}
}
