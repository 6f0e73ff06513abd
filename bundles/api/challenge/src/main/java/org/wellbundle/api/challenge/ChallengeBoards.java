package org.wellbundle.api.challenge;

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

  /**
   * A challenge.
   *
   * @param unit of scores: {@code 1} for steps, {@code m}, {@code min}, or {@code d} where days are
   *     counted
   * @param dense ties: 1-2-2-3 when true, else 1-2-2-4
   */
  record Board(
      ChallengeId id,
      String title,
      ChallengeState state,
      String unit,
      boolean teams,
      boolean dense) {}

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
