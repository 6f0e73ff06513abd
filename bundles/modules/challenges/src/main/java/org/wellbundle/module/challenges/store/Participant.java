package org.wellbundle.module.challenges.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.challenge.ChallengeId;

/**
 * Somebody who takes part.
 *
 * @param id what others know this person by
 * @param name as shown before joining
 * @param leader may rename and manage the team
 * @param countsFrom first day that counts for this person
 * @param position all changes up to this place in the outbox are in the days
 * @param movedAt when the days last changed
 */
public record Participant(
    ChallengeId challenge,
    AccountId account,
    long id,
    ProfileId profile,
    @Nullable Long team,
    boolean leader,
    String name,
    Instant joinedAt,
    LocalDate countsFrom,
    long score,
    long position,
    @Nullable Instant movedAt) {}
