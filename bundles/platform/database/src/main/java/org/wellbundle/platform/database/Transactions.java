package org.wellbundle.platform.database;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/**
 * The one way to the database. Work runs in one transaction, committed when it returns and rolled
 * back when it throws. SQL errors arrive as {@link DatabaseException}.
 */
@ProviderType
public interface Transactions {
  /** With the role of the application, seeing one tenant's rows only. */
  <T> T inTenant(TenantId tenant, Work<T> work);

  /** With the role of the dispatcher, seeing the queue tables of schema {@code dispatch} only. */
  <T> T asDispatcher(Work<T> work);

  /** Work without a result, for one tenant. */
  default void runInTenant(TenantId tenant, VoidWork work) {
    inTenant(
        tenant,
        tx -> {
          work.run(tx);
          return Boolean.TRUE;
        });
  }

  /** Work without a result, as the dispatcher. */
  default void runAsDispatcher(VoidWork work) {
    asDispatcher(
        tx -> {
          work.run(tx);
          return Boolean.TRUE;
        });
  }

  /** What runs in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Transaction tx) throws java.sql.SQLException;
  }

  /** What runs in a transaction, without a result. */
  @FunctionalInterface
  interface VoidWork {
    void run(Transaction tx) throws java.sql.SQLException;
  }
}
