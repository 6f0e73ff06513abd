package org.wellbundle.operations.health.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.operations.health.HealthOverview;

/** What the servlet answers, for parts of this process. */
@Component(service = HealthOverview.class)
public final class Overview implements HealthOverview {
  private final Checks checks;
  private final Reports reports;

  @Activate
  public Overview(@Reference Checks checks, @Reference Reports reports) {
    this.checks = checks;
    this.reports = reports;
  }

  @Override
  public List<Finding> checks() {
    return findings(checks.readiness().checks());
  }

  @Override
  public List<Finding> of(Subject subject) {
    return findings(reports.of(subject));
  }

  private static List<Finding> findings(List<CheckResult> results) {
    return results.stream()
        .map(each -> new Finding(each.name(), each.required(), each.ok(), each.message()))
        .toList();
  }
}
