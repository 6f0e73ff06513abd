package org.wellbundle.api.consent;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.tenant.TenantId;

/**
 * People who asked to be erased. Until the day comes the account works and nothing is collected or
 * handed to anybody; then everything goes.
 */
@ProviderType
public interface Departures {
  /** Empty when the person didn't ask, or took it back. */
  Optional<Departure> of(TenantId tenant, AccountId account);

  /**
   * The person stays. On record, with who did it; who cancels at a member's request notes that in
   * the {@code AccessLog} beside.
   *
   * @return false when there is nothing to cancel, or it is too late
   */
  boolean cancel(TenantId tenant, AccountId account, Actor by, String correlationId);

  /**
   * @param dueAt when everything is erased
   */
  record Departure(Instant askedAt, Instant dueAt) {}
}
