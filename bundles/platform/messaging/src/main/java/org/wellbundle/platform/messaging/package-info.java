/**
 * Outbox and broker. The outbox is the truth about events; the broker only wakes others up and
 * carries no values.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.messaging;
