package org.wellbundle.module.challenges.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeState;

/**
 * When a challenge is what. Days belong to members, so one ends later in Honolulu than in Berlin:
 * the grace period begins when the last day is over everywhere.
 *
 * @param zone where the organiser is; decides when it is called running, and when provisional
 */
public record Schedule(LocalDate from, LocalDate to, ZoneId zone, Duration grace) {
  /** Where a date ends last. */
  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  /** From then on nothing moves any more. */
  public Instant finalAt() {
    return to.plusDays(1).atStartOfDay(LAST).toInstant().plus(grace);
  }

  public Instant startsAt() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** End of the last day where the organiser is; a day of a change of clocks has its own length. */
  public Instant endsAt() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * @param opened null for a draft
   * @param finalised null until the last change was taken in; a challenge is final only then
   */
  public ChallengeState state(Instant now, @Nullable Instant opened, @Nullable Instant finalised) {
    if (opened == null) {
      return ChallengeState.DRAFT;
    }
    if (finalised != null) {
      return ChallengeState.FINAL;
    }
    if (now.isBefore(startsAt())) {
      return ChallengeState.OPEN;
    }
    return now.isBefore(endsAt()) ? ChallengeState.RUNNING : ChallengeState.PROVISIONAL;
  }
}
