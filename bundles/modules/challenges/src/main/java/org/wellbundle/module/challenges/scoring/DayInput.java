package org.wellbundle.module.challenges.scoring;

import java.time.LocalDate;

/**
 * What a member's local day brought, in {@link Thousandths}.
 *
 * @param date the member's own date, as the manufacturer gave it
 * @param byHand the part that was typed in
 */
public record DayInput(LocalDate date, long raw, long byHand) {
  public DayInput {
    if (byHand < 0 || byHand > raw) {
      throw new IllegalArgumentException("a part is no larger than the whole");
    }
  }
}
