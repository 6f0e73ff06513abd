package org.wellbundle.module.challenges.scoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What decides about points. Amounts are {@link Thousandths}.
 *
 * @param threshold what a day has to reach, for checkpoints and streaks
 * @param from first of the days, local to each member
 * @param to last of them
 * @param dailyCap more than this counts on no day; null for no limit
 * @param byHandCap how much of what was typed in counts a day, where it is capped
 */
public record Rules(
    Type type,
    Measure measure,
    long threshold,
    LocalDate from,
    LocalDate to,
    @Nullable Long dailyCap,
    ByHand byHand,
    long byHandCap) {

  /** How days become a score. */
  public enum Type {
    /** All that counts, added up. */
    TOTAL,
    /** The total by all days of the challenge; days without data count as nothing. */
    AVERAGE,
    /** Days that reach the threshold. */
    CHECKPOINT,
    /** The longest run of days that reach it. */
    STREAK;

    /** Whether days are counted rather than amounts. */
    public boolean countsDays() {
      return this == CHECKPOINT || this == STREAK;
    }
  }

  /** What becomes of values that were typed in rather than measured. */
  public enum ByHand {
    EXCLUDED,
    CAPPED,
    /** They count, and the day says so. */
    FLAGGED
  }

  /** How equal scores share places. */
  public enum Ties {
    /** 1-2-2-4. */
    COMPETITION,
    /** 1-2-2-3. */
    DENSE
  }

  /** Number of days. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** UCUM unit of scores. */
  public String unit() {
    return type.countsDays() ? "d" : measure.unit();
  }
}
