package org.wellbundle.platform.messaging;

import org.osgi.annotation.versioning.ProviderType;

/** Places of handlers in the outbox. They outlive the handlers' bundles, and events wait there. */
@ProviderType
public interface EventCursors {
  /**
   * Drops the place of a handler that won't come back: nothing waits for it any more. False when
   * there is none.
   */
  boolean forget(String handler);
}
