package org.wellbundle.core.measurements.internal.read;

import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;

/**
 * A sample as it is read.
 *
 * @param remark what the person wrote about it
 */
public record StoredSample(
    long link,
    String record,
    int site,
    Moment moment,
    double value,
    Origin origin,
    @Nullable String remark) {

  Position position(String of) {
    return new Position(of, moment.localDate(), moment.start(), link, record, site);
  }
}
