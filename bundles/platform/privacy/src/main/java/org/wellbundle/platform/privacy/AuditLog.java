package org.wellbundle.platform.privacy;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.platform.database.Transaction;

/**
 * The record of what happened in a tenant: append-only, chained by hashes. From SQL the same is
 * {@code select audit.append(...)}.
 */
@ProviderType
public interface AuditLog {
  /**
   * Appends in a tenant's transaction: both commit or neither does. The chain is locked at the
   * commit only, so it doesn't matter when in the transaction this is called.
   */
  void append(Transaction tx, AuditEntry entry);
}
