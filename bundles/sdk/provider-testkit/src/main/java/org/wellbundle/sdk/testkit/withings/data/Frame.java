package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.wellbundle.sdk.testkit.withings.people.Person;

/**
 * A person's day in epoch seconds. It has 23 or 25 hours when clocks change, and ends early when
 * the next one begins in a zone further east; no instant belongs to two days.
 */
public record Frame(LocalDate date, ZoneId zone, long start, long end) {

  static Frame of(Person person, LocalDate date) {
    ZoneId zone = person.zoneOn(date);
    LocalDate next = date.plusDays(1);
    long ownEnd = next.atStartOfDay(zone).toEpochSecond();
    long nextStart = next.atStartOfDay(person.zoneOn(next)).toEpochSecond();
    return new Frame(
        date, zone, date.atStartOfDay(zone).toEpochSecond(), Math.min(ownEnd, nextStart));
  }

  /** That time of day on this date, as epoch seconds. */
  long at(LocalTime time) {
    return date.atTime(time).atZone(zone).toEpochSecond();
  }

  boolean contains(long epoch) {
    return epoch >= start && epoch < end;
  }

  /**
   * Hour of the day there at that moment; an hour off after clocks change, which is near enough.
   */
  int hourAt(long epoch) {
    return (int) Math.min(23, (epoch - start) / 3_600);
  }
}
