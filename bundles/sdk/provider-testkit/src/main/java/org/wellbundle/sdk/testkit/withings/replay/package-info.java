/**
 * A plain server that replays recorded Withings answers from a folder, so that a product can link
 * against a recording: no people, no rules, the rows exactly as recorded.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings.replay;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
