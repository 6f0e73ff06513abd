package org.wellbundle.api.link;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/** What became of an account's links: for those who help. */
@ProviderType
public interface LinkHistory {
  /** The last changes of all links the account has had, newest first. */
  List<Change> recent(TenantId tenant, AccountId account, int most);

  /**
   * @param from null for the beginning of a link
   * @param reason stable code, null when there is nothing to say
   * @param actor who did it: member, system, vendor, operator
   */
  record Change(
      LinkId link,
      String providerId,
      @Nullable LinkState from,
      LinkState to,
      @Nullable String reason,
      String actor,
      Instant at,
      String correlationId) {}
}
