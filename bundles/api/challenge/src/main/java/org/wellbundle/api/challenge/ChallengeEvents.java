package org.wellbundle.api.challenge;

/** Types of events of challenges, in the outbox. */
public final class ChallengeEvents {
  /** A participant's score moved. The account is the participant's. Ids: challenge. */
  public static final String SCORE_CHANGED = "challenge.score-changed";

  /** Somebody joined, left, changed team or was erased. Ids: challenge. */
  public static final String PARTICIPANTS_CHANGED = "challenge.participants-changed";

  /** A challenge was opened, closed or deleted. Ids: challenge. */
  public static final String CHANGED = "challenge.changed";

  private ChallengeEvents() {}
}
