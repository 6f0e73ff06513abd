package org.wellbundle.module.leaderboards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;

/**
 * Somebody who takes part.
 *
 * @param seat the person's number on boards
 * @param countsFrom first day that counts
 * @param onBoard whether scores are on boards
 * @param turn one more with every calculation of the days
 */
record Participant(
    AccountId account,
    ProfileId profile,
    int seat,
    Mode mode,
    @Nullable String alias,
    LocalDate countsFrom,
    boolean onBoard,
    long turn) {}
