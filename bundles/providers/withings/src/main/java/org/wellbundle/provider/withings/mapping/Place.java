package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;

/** Where a record was taken, as a time zone, and who said so. */
public record Place(ZoneId zone, OffsetSource source) {

  Moment at(Instant instant) {
    return Moment.at(instant, zone, source);
  }

  Moment between(Instant start, Instant end) {
    return Moment.of(start, end, zone, source);
  }

  /** An interval with the local date as the vendor gave it. */
  Moment between(Instant start, Instant end, LocalDate localDate) {
    return new Moment(start, end, zone.getRules().getOffset(start), source, localDate);
  }

  LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
