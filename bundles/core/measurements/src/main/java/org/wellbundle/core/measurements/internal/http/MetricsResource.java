package org.wellbundle.core.measurements.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Metric.Rollup;
import org.wellbundle.platform.http.CurrentRequest;

/** The catalogue of metrics. */
@RequiresPermission(Permission.MEASUREMENTS_READ)
@Path("metrics")
@Produces(MediaType.APPLICATION_JSON)
public final class MetricsResource {
  private final CurrentRequest request;

  MetricsResource(CurrentRequest request) {
    this.request = request;
  }

  @GET
  public List<MetricView> list() {
    MetricNames names = MetricNames.in(request.locale());
    return Arrays.stream(Metric.values()).map(metric -> view(metric, names)).toList();
  }

  private static MetricView view(Metric metric, MetricNames names) {
    return new MetricView(
        metric.key(),
        names.of(metric),
        Words.unit(metric),
        metric.rollup() == Rollup.SUM ? "total" : "sample",
        metric.rollup().name().toLowerCase(Locale.ROOT),
        metric.loinc().orElse(null));
  }

  /**
   * @param id what the parameter {@code metric} takes
   * @param kind {@code total} where values of a day add up, {@code sample} where they don't
   * @param daily how a day's samples become one value: sum, average, min, max, last
   */
  public record MetricView(
      String id, String name, String unit, String kind, String daily, @Nullable String loinc) {}
}
