package org.wellbundle.core.measurements.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Id of something measured, as the interface shows it: the link and the vendor's record. An opaque
 * text to callers, and of use to nobody whose profile it isn't.
 */
record MeasurementId(long link, String record) {
  @Override
  public String toString() {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(record.getBytes(StandardCharsets.UTF_8));
    return link + "." + encoded;
  }

  /** With the metric and site of one value of the record. */
  String ofValue(String metric, int site) {
    return this + "." + metric + (site == 0 ? "" : "." + site);
  }

  static Optional<MeasurementId> parse(String text) {
    String[] parts = text.split("\\.", 4);
    if (parts.length < 2 || !parts[0].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    try {
      byte[] record = Base64.getUrlDecoder().decode(parts[1]);
      return Optional.of(
          new MeasurementId(Long.parseLong(parts[0]), new String(record, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
