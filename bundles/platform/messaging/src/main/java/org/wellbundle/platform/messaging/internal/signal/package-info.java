/** Signals between nodes over JMS, and within the node without. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.messaging.internal.signal;
