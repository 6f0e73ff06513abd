package org.wellbundle.platform.database;

import java.sql.Connection;
import org.osgi.annotation.versioning.ProviderType;

/** An open transaction. Not safe for use by several threads, and not to be kept. */
@ProviderType
public interface Transaction {
  /** The connection; committing, closing or changing its settings is refused. */
  Connection connection();

  /** Runs after the commit, on this thread; not at all after a roll-back. Failures are logged. */
  void afterCommit(Runnable action);
}
