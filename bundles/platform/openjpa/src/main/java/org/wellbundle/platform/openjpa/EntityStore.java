package org.wellbundle.platform.openjpa;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.platform.database.Transaction;

/** Entities of one bundle. */
@ProviderType
public interface EntityStore extends AutoCloseable {
  /**
   * Runs work with an entity manager over the transaction's connection; changes are written when it
   * returns. Entities that come out of it are detached. A stale version or a refused row throws,
   * and the transaction must then be given up.
   */
  <T> T inTransaction(Transaction tx, Function<EntityManager, T> work);

  /** Releases the unit; called when the owning component stops. */
  @Override
  void close();
}
