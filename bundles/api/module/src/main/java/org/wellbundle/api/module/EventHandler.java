package org.wellbundle.api.module;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.event.Event;

/**
 * Receives events of the outbox at least once, in order, on one node at a time. The name owns a
 * cursor that outlives the bundle: what happens while it is away is delivered when it is back.
 */
@ConsumerType
public interface EventHandler {
  /** Durable name, for example {@code challenges}. */
  String name();

  /** Types wanted. */
  Set<String> types();

  /**
   * Handles one event. Throwing means: again later; after a few tries the event becomes a dead
   * letter of this handler.
   */
  void handle(Event event);
}
