/** The data calls: shapes as recorded, one small class per service. */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
