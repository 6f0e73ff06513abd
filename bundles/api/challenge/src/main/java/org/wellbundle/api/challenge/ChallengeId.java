package org.wellbundle.api.challenge;

/** Number of a challenge, unique over all tenants. */
public record ChallengeId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
