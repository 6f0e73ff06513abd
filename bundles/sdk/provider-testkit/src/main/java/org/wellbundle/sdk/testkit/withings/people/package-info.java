/** The invented people of the Withings cloud: who they are, what they wear, how they live. */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings.people;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
