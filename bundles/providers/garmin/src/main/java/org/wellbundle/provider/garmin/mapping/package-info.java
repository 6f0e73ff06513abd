/** Summaries of Garmin as canonical records. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.provider.garmin.mapping;
