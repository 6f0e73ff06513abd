/**
 * Plausible data of the invented people, made day by day when asked for. Everything is a pure
 * function of seed, person, day and the moment of asking; nothing is stored, so any number of
 * people costs no memory and two runs agree.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings.data;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
