/**
 * A Withings cloud to develop against: authorise pages, tokens, data, limits, notifications,
 * faults, and a clock. It answers as recordings of the real one do, including where the
 * documentation says otherwise.
 *
 * <p>Start it with {@link org.wellbundle.sdk.testkit.withings.WithingsCloud#builder()}, or from a
 * shell with {@link org.wellbundle.sdk.testkit.withings.WithingsCloudMain}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.withings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
