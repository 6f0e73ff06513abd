/**
 * What happened, as records that hold ids and no values. Delivered to every registered handler at
 * least once, in order per account.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.event;
