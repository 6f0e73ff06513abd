package org.wellbundle.platform.privacy;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/**
 * Deciding where the question comes up: a person who joins something has read there what others
 * will see. The privacy centre shows the same decision and can take it back.
 */
@ProviderType
public interface ConsentDecisions {
  /**
   * Records the person's own yes or no to every kind of data of a purpose, in the transaction that
   * acts on it. On record, and told to everybody whom it concerns after the commit.
   */
  void decide(
      Transaction tx,
      TenantId tenant,
      AccountId member,
      PurposeDeclaration purpose,
      boolean granted,
      String correlationId);
}
