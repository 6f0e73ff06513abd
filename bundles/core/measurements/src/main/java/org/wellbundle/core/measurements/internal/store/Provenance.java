package org.wellbundle.core.measurements.internal.store;

import org.wellbundle.api.measurement.Origin;

/**
 * What many rows of a profile have in common.
 *
 * @param offsetSource number of the {@code OffsetSource}, {@link #NO_OFFSET} for daily totals
 */
public record Provenance(String dataType, Origin origin, int offsetSource) {
  static final int NO_OFFSET = -1;
}
