/**
 * Telling subscribers that data changed: subscriptions, delivery with retries, and what happens.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings.notify;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
