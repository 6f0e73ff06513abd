package org.wellbundle.platform.messaging;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.event.Event;
import org.wellbundle.platform.database.Transaction;

/** Stores events in the transaction that made them happen. */
@ProviderType
public interface Outbox {
  /**
   * Appends and, after the commit, wakes the handlers on all nodes. The event's position is
   * ignored.
   */
  void append(Transaction tx, Event event);
}
