package org.wellbundle.core.providers.internal;

import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthCheck.Result;
import org.wellbundle.api.module.HealthReport;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.CallStatistics;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;

/** What operators see of manufacturers: calls, budgets, and who is here. */
@Component(service = {MetricsSource.class, HealthReport.class})
public final class ProviderMetrics implements MetricsSource, HealthReport {
  private static final String LABEL = "provider";

  private final ProviderGateway gateway;
  private final Budgets budgets;
  private final CallStatistics statistics;

  @Activate
  public ProviderMetrics(
      @Reference ProviderGateway gateway,
      @Reference Budgets budgets,
      @Reference CallStatistics statistics) {
    this.gateway = gateway;
    this.budgets = budgets;
    this.statistics = statistics;
  }

  @Override
  public void report(Readings out) {
    for (CallStatistics.Line line : statistics.lines()) {
      String[] labels = {LABEL, line.providerId(), "outcome", line.outcome()};
      out.counter(
          "wellbundle_provider_calls_total", "Calls to manufacturers.", line.count(), labels);
      out.counter(
          "wellbundle_provider_call_seconds_total",
          "Time spent in calls to manufacturers.",
          line.totalMillis() / 1000.0,
          labels);
    }
    for (ProviderStatus status : gateway.providers()) {
      out.gauge(
          "wellbundle_provider_available",
          "1 while the manufacturer's bundle is here.",
          status.available() ? 1 : 0,
          LABEL,
          status.id());
      budgets.of(status.id()).ifPresent(budget -> budget(out, status.id(), budget));
    }
  }

  private static void budget(Readings out, String provider, Budgets.BudgetView budget) {
    out.gauge(
        "wellbundle_provider_budget_calls_per_minute",
        "Calls a minute the manufacturer allows.",
        budget.callsPerMinute(),
        LABEL,
        provider);
    out.gauge(
        "wellbundle_provider_budget_used",
        "Calls of the last minute over all nodes.",
        budget.usedLastMinute(),
        LABEL,
        provider);
    out.gauge(
        "wellbundle_provider_budget_free",
        "Calls that could be made at once.",
        budget.freeNow(),
        LABEL,
        provider);
  }

  @Override
  public Subject subject() {
    return Subject.PROVIDER;
  }

  @Override
  public Map<String, Result> report() {
    Map<String, Result> results = new TreeMap<>();
    for (ProviderStatus status : gateway.providers()) {
      results.put(
          status.id(),
          status.available()
              ? new Result(true, "here")
              : Result.failed("its bundle is away since " + status.unavailableSince()));
    }
    return results;
  }
}
