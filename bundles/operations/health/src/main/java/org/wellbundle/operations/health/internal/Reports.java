package org.wellbundle.operations.health.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck.Result;
import org.wellbundle.api.module.HealthReport;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.platform.promotion.Elected;

/** Puts together what the parts say of each provider, and of each tenant. */
@Component(service = Reports.class)
public final class Reports {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  private final Elected<HealthReport> reports;

  @Activate
  public Reports(@Reference Promotions promotions) {
    this.reports = new Elected<>(promotions);
  }

  @Reference(
      service = HealthReport.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(HealthReport report, ServiceReference<HealthReport> reference) {
    add(reference.getBundle().getBundleId(), report);
  }

  void add(long bundle, HealthReport report) {
    reports.add(bundle, report);
  }

  void unbind(HealthReport report) {
    reports.remove(report);
  }

  /** By name; what several parts say is joined, and one that complains decides. */
  List<CheckResult> of(Subject subject) {
    Map<String, Result> all = new TreeMap<>();
    for (HealthReport report : reports.serving()) {
      if (report.subject() == subject) {
        ask(report).forEach((name, result) -> all.merge(name, result, Reports::both));
      }
    }
    return all.entrySet().stream()
        .map(
            entry ->
                new CheckResult(
                    entry.getKey(), false, entry.getValue().ok(), entry.getValue().message()))
        .toList();
  }

  private static Map<String, Result> ask(HealthReport report) {
    try {
      return report.report();
    } catch (RuntimeException e) {
      LOG.warn("{} can't report: {}", report.getClass().getName(), e.toString());
      return Map.of(
          "(" + report.getClass().getSimpleName() + ")", Result.failed("gives no answer"));
    }
  }

  private static Result both(Result one, Result other) {
    return new Result(one.ok() && other.ok(), one.message() + "; " + other.message());
  }
}
