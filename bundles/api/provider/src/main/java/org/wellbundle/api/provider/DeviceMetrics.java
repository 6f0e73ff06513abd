package org.wellbundle.api.provider;

import java.util.Set;
import org.wellbundle.api.measurement.Metric;

/** Which metrics a device model can measure, as the manufacturer declares it. */
public record DeviceMetrics(String model, String kind, Set<Metric> metrics) {
  public DeviceMetrics {
    metrics = Set.copyOf(metrics);
  }
}
