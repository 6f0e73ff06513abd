/** Signing in, allowing an app, and tokens, with the vendor's rules of time. */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings.auth;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
