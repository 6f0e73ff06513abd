package org.wellbundle.sdk.tck.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;

/** What the made-up manufacturer declares. */
final class SampleDescriptor {

  private SampleDescriptor() {}

  static ProviderDescriptor right() {
    return new ProviderDescriptor(
        "sample",
        Map.of("en", "Sample"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
        List.of(
            type("days", 365, true, Metric.STEPS, Metric.DISTANCE),
            type("body", 365, false, Metric.WEIGHT, Metric.HEART_RATE),
            type("nights", 365, false),
            type("workouts", 365, false, Metric.ACTIVE_ENERGY)),
        List.of(new DeviceMetrics("Sample Band", "Tracker", Set.of(Metric.STEPS))),
        List.of(new RateLimit(60, Duration.ofMinutes(1))),
        Set.of("api.sample.example"),
        new NotificationStyle(
            NotificationStyle.Kind.PING,
            NotificationStyle.TokenScope.LINK,
            4096,
            Set.of("application/json")),
        "client",
        null);
  }

  static DataType type(String id, int days, boolean incremental, Metric... metrics) {
    return new DataType(
        id,
        Set.of(metrics),
        DataType.Phase.FIRST,
        days,
        null,
        incremental,
        days == 0 ? Duration.ZERO : Duration.ofDays(2),
        "read");
  }
}
