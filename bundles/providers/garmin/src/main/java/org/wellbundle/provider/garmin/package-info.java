/**
 * Garmin's Health API: told by notifications only, nothing is polled. What nobody outside the
 * developer program knows for sure is in {@link org.wellbundle.provider.garmin.Assumptions}.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.provider.garmin;
