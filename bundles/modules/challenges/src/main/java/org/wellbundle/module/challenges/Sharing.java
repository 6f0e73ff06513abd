package org.wellbundle.module.challenges;

import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/** Whether somebody agreed to be seen by the others of a challenge. */
public final class Sharing {
  /** Names of what is agreed to, as the privacy centre knows it. */
  public static final String PURPOSE = ChallengesPurpose.ID.name();

  public static final String KIND = ChallengesPurpose.KIND.wireName();
  public static final int VERSION = ChallengesPurpose.VERSION;

  private final ConsentCheck consent;
  private final ConsentDecisions decisions;

  public Sharing(ConsentCheck consent, ConsentDecisions decisions) {
    this.consent = consent;
    this.decisions = decisions;
  }

  /**
   * Keeps what somebody agreed to with the button beside the notice. Without a yes, new or old,
   * nobody takes part.
   *
   * @param version of the notice that was read; null when none was
   */
  void agree(Transaction tx, Principal who, @Nullable Integer version, String correlationId) {
    if (version != null && version == VERSION && !agreed(tx, who.account())) {
      decisions.decide(
          tx, who.tenant(), who.account(), ChallengesPurpose.declaration(), true, correlationId);
    }
    if (!agreed(tx, who.account())) {
      throw new Problem(
          409,
          "challenge.consent-missing",
          "Agree first to what the others will see. If you objected to challenges in the privacy"
              + " centre, take that back there.");
    }
  }

  /** Asked in the transaction that reads or writes what is seen. */
  public boolean agreed(Transaction tx, AccountId account) {
    return consent.allows(
        tx, account, ChallengesPurpose.ID, ChallengesPurpose.KIND, ChallengesPurpose.RECIPIENT);
  }
}
