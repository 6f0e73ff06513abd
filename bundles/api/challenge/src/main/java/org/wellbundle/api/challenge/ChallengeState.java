package org.wellbundle.api.challenge;

/** Where a challenge stands. It only ever moves forward. */
public enum ChallengeState {
  /** The organiser is still writing it; nobody else sees it. */
  DRAFT,
  /** Members join; its rules are settled. */
  OPEN,
  /** Days count. */
  RUNNING,
  /** The last day is over; late data still moves the standings. */
  PROVISIONAL,
  /** Over for good: the standings never change again. */
  FINAL
}
