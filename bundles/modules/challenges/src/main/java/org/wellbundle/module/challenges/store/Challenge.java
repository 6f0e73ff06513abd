package org.wellbundle.module.challenges.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.challenge.ChallengeState;
import org.wellbundle.module.challenges.scoring.Rules;
import org.wellbundle.module.challenges.scoring.Rules.Ties;
import org.wellbundle.module.challenges.scoring.Schedule;

/**
 * A challenge as it is stored.
 *
 * @param openedAt null for a draft
 * @param finalisedAt null until its standings are final
 */
public record Challenge(
    ChallengeId id, Terms terms, @Nullable Instant openedAt, @Nullable Instant finalisedAt) {

  /**
   * All that the organiser decides.
   *
   * @param zone where the organiser is
   * @param invitation what somebody enters to join; null when the whole tenant may
   * @param leastPeople how many have to take part before anybody sees the others
   */
  public record Terms(
      String title,
      String about,
      Rules rules,
      ZoneId zone,
      int graceHours,
      Ties ties,
      Teams teams,
      boolean lateJoining,
      @Nullable String invitation,
      int leastPeople) {
    public Schedule schedule() {
      return new Schedule(rules.from(), rules.to(), zone, Duration.ofHours(graceHours));
    }
  }

  /** How teams score. */
  public enum TeamScore {
    NONE,
    /** The members' scores, added up. */
    TOTAL,
    /** That by the number of members the team has. */
    AVERAGE
  }

  /** Teams; sizes mean nothing where there are none. */
  public record Teams(TeamScore score, int least, int most) {
    public boolean any() {
      return score != TeamScore.NONE;
    }
  }

  public ChallengeState state(Instant now) {
    return terms.schedule().state(now, openedAt, finalisedAt);
  }
}
