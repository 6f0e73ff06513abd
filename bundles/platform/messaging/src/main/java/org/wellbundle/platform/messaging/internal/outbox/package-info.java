/** Events: stored with what made them happen, handed to handlers in order. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.messaging.internal.outbox;
