package org.wellbundle.api.challenge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/**
 * How far everybody in a challenge is, for boards that others keep. Opens transactions of its own,
 * so it must not be called inside of one. Whoever withdrew the consent to be seen by participants
 * is in no answer, from the commit on.
 *
 * <p>Read first, then follow the events of {@link ChallengeEvents}; after each, ask {@link
 * #standing} for the account again. The answer is never older than the event.
 */
@ProviderType
public interface ChallengeBoards {
  /** All challenges of a tenant that members can see: no drafts. */
  List<Board> boards(TenantId tenant);

  Optional<Board> board(TenantId tenant, ChallengeId challenge);

  /** Every participant, in no order. */
  List<Standing> standings(TenantId tenant, ChallengeId challenge);

  /** One participant; empty when the person doesn't take part, left, or isn't to be seen. */
  Optional<Standing> standing(TenantId tenant, ChallengeId challenge, AccountId account);

  /** Challenges somebody takes part in and is seen in; the one that ends last comes first. */
  List<Board> boardsOf(TenantId tenant, AccountId account);

  /**
   * What somebody who takes part may see of the others, with places, at this moment; empty for
   * everybody else. As long as too few take part, it has no line but the viewer's.
   */
  Optional<Seen> seenBy(TenantId tenant, ChallengeId challenge, AccountId viewer);

  /**
   * A challenge.
   *
   * @param unit of scores: {@code 1} for steps, {@code m}, {@code min}, or {@code d} where days are
   *     counted
   * @param metric {@code steps}, {@code distance}, {@code activeMinutes} or {@code elevation}
   * @param from first of its days, local to each member
   * @param to last of them
   * @param dense ties: 1-2-2-3 when true, else 1-2-2-4
   */
  record Board(
      ChallengeId id,
      String title,
      ChallengeState state,
      String unit,
      String metric,
      LocalDate from,
      LocalDate to,
      boolean teams,
      boolean dense) {}

  /**
   * A board as one participant may see it.
   *
   * @param movedAt when the newest change came; null before the first
   * @param missing how many more have to take part before others are shown
   * @param lines best first
   * @param teams best first; those too small for a place come last
   * @param days the viewer's own, oldest first
   */
  record Seen(
      Board board,
      @Nullable Instant movedAt,
      int missing,
      List<Line> lines,
      List<TeamLine> teams,
      List<Day> days) {
    public Seen {
      lines = List.copyOf(lines);
      teams = List.copyOf(teams);
      days = List.copyOf(days);
    }
  }

  /** Somebody with a place. */
  record Line(int place, String name, @Nullable TeamRef team, long score, boolean me) {}

  /**
   * A team.
   *
   * @param place 0 while it is too small for one
   */
  record TeamLine(int place, TeamRef team, int members, long score, boolean mine) {}

  /** A day, in thousandths: {@code raw = excluded + capped + counted}. */
  record Day(LocalDate date, long raw, long excluded, long capped, long counted) {}

  /**
   * A participant.
   *
   * @param name as the person agreed to be shown when joining
   * @param score in thousandths of the board's unit, whole, so that it compares exactly
   */
  record Standing(AccountId account, String name, @Nullable TeamRef team, long score) {}

  /** A team of a challenge. */
  record TeamRef(long id, String name) {}
}
