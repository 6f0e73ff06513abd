package org.wellbundle.api.account;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** Second factors of people who have lost theirs, for operators. */
@ProviderType
public interface SecondFactors {
  /**
   * Takes the account's second factor away: its sessions and tokens end, the password alone opens
   * it again. On record, and a member is told. Whoever calls it has made sure by other means who
   * asks.
   *
   * @return false when the account has none
   */
  boolean reset(TenantId tenant, AccountId account, String correlationId);
}
