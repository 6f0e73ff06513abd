package org.wellbundle.platform.database;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/**
 * Transactions that may run while one of {@link Transactions} is open on the same thread, on a few
 * connections of their own, so that the two never wait for each other. What they commit stays even
 * if the outer one is rolled back. For short look-ups by key only.
 */
@ProviderType
public interface IndependentTransactions {
  /** With the role of the application, seeing one tenant's rows only. */
  <T> T inTenant(TenantId tenant, Transactions.Work<T> work);
}
