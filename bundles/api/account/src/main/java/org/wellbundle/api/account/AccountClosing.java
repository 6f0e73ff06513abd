package org.wellbundle.api.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** Ending accounts for good. What they own is erased afterwards, by whoever closes them. */
@ProviderType
public interface AccountClosing {
  /** True when the tenant would be without an owner. */
  boolean isLastOwner(TenantId tenant, AccountId account);

  /**
   * Nobody gets in any more, or ever again: sessions, tokens, mailed keys and open event streams
   * end at once, on all nodes. On record. Safe to repeat: what was closed before is told again.
   *
   * @return empty when the tenant has no such account (any more)
   */
  Optional<Closed> close(TenantId tenant, AccountId account, String correlationId);

  /**
   * What is needed to erase the account and to say so to the person.
   *
   * @param email never to be logged
   */
  record Closed(AccountId account, Set<ProfileId> profiles, String email, Locale locale) {
    public Closed {
      profiles = Set.copyOf(profiles);
    }

    @Override
    public String toString() {
      return "Closed[account=" + account + "]";
    }
  }
}
