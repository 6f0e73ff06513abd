package org.wellbundle.platform.privacy;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/**
 * Consent, asked in the transaction that reads or stores the data. No decision means no. Whoever
 * reads many people's data joins in SQL instead, in the same statement: {@code where
 * consent.allows(account_id, 'challenges', 'activity', 'participants')}, or {@code join
 * consent.allowing('challenges', 'activity', 'participants') as account_id}.
 */
@ProviderType
public interface ConsentCheck {
  /** True when the person said yes, and neither objected nor restricted the purpose. */
  boolean allows(
      Transaction tx, AccountId account, PurposeId purpose, DataKind kind, Recipient recipient);

  /**
   * What may be stored of this account's measurements. Until the transaction ends a change of these
   * decisions waits, so nothing is stored after a refusal was committed.
   */
  Set<DataKind> collectable(Transaction tx, AccountId account);

  /**
   * Links are made by a person who read the notice beside the button: kinds they never decided
   * about are allowed from now on. What they refused stays refused.
   */
  void linked(Transaction tx, TenantId tenant, AccountId account, String correlationId);
}
