package org.wellbundle.api.account;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** Shutting accounts out, and letting them in again. What they own stays as it is. */
@ProviderType
public interface AccountStates {
  /**
   * Nobody gets in with the account any more: its sessions, tokens, mailed keys and open event
   * streams end at once, on all nodes. On record.
   *
   * @return false when the tenant has no such account or it was shut out before
   */
  boolean disable(TenantId tenant, AccountId account, By by, String correlationId);

  /**
   * The account may sign in again, with the password it had. On record.
   *
   * @return false when the tenant has no such account or it isn't shut out
   */
  boolean enable(TenantId tenant, AccountId account, By by, String correlationId);

  /** Who decided it, in which role. */
  record By(Role role, AccountId account) {}
}
