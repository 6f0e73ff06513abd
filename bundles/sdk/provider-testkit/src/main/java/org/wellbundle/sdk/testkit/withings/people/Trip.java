package org.wellbundle.sdk.testkit.withings.people;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A journey repeated every third month, so that any sixty days hold one or two and a restart of the
 * simulator on another day doesn't move them.
 *
 * @param phase which month of each quarter, 0 to 2
 */
public record Trip(int phase, int firstDay, int lastDay, ZoneId zone) {

  boolean covers(LocalDate date) {
    return (date.getMonthValue() - 1) % 3 == phase
        && date.getDayOfMonth() >= firstDay
        && date.getDayOfMonth() <= lastDay;
  }
}
