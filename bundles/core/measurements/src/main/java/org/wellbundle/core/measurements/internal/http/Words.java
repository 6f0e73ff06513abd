package org.wellbundle.core.measurements.internal.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.core.measurements.internal.store.Links;

/** How things are spelled in the interface. */
final class Words {
  private Words() {}

  static String modality(Modality modality) {
    return switch (modality) {
      case SENSED -> "sensed";
      case SELF_REPORTED -> "selfReported";
      case DERIVED -> "derived";
    };
  }

  static String stage(Stage stage) {
    return switch (stage) {
      case AWAKE -> "awake";
      case LIGHT -> "light";
      case DEEP -> "deep";
      case REM -> "rem";
      case MANUAL -> "manual";
      case UNSPECIFIED -> "unspecified";
      case OUT_OF_BED -> "outOfBed";
    };
  }

  /** The unit of a metric as people write it; UCUM codes elsewhere. */
  static String unit(Metric metric) {
    return switch (metric.unit()) {
      case "1" -> "";
      case "Cel" -> "°C";
      case "mm[Hg]" -> "mmHg";
      case "mL/min/kg" -> "ml/min/kg";
      case "[ppm]" -> "ppm";
      case "[ppb]" -> "ppb";
      case "uS" -> "µS";
      default -> metric.unit();
    };
  }

  static String source(Origin origin, Links links, long link) {
    String model = origin.deviceModel();
    return model == null || model.isBlank() ? links.provider(link) : model;
  }

  static OffsetDateTime start(Moment moment) {
    return at(moment.start(), moment.offset());
  }

  static @Nullable OffsetDateTime end(Moment moment) {
    Instant end = moment.end();
    return end == null ? null : at(end, moment.offset());
  }

  static OffsetDateTime at(Instant instant, @Nullable ZoneOffset offset) {
    return instant.atOffset(offset == null ? ZoneOffset.UTC : offset);
  }
}
