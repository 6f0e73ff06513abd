package org.wellbundle.operations.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.operations.health.HealthOverview;
import org.wellbundle.operations.health.HealthOverview.Finding;

/** How the service fares, on one screen. */
@Path("/operator/overview")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.OPERATION_READ)
public final class OverviewResource {
  private static final int COUNTED = 500;

  private final HealthOverview health;
  private final TenantDirectory tenants;
  private final CallBudgets budgets;
  private final LinkCensus census;
  private final SyncBacklog backlog;
  private final Supplier<List<DeadLetters>> parts;

  OverviewResource(
      HealthOverview health,
      TenantDirectory tenants,
      CallBudgets budgets,
      LinkCensus census,
      SyncBacklog backlog,
      Supplier<List<DeadLetters>> parts) {
    this.health = health;
    this.tenants = tenants;
    this.budgets = budgets;
    this.census = census;
    this.backlog = backlog;
    this.parts = parts;
  }

  /**
   * @param checks of the node that answers
   * @param deadLetters counted up to 500
   */
  public record Overview(
      boolean ready,
      List<Finding> checks,
      List<Finding> providers,
      List<Finding> tenants,
      int openTenants,
      int providersHere,
      int providersKnown,
      long links,
      long tasksReady,
      long lagSeconds,
      long webhooksWaiting,
      long webhooksOldestSeconds,
      int deadLetters) {}

  @GET
  public Overview overview() {
    List<Finding> checks = health.checks();
    List<CallBudgets.Line> providers = budgets.all();
    List<SyncBacklog.Tasks> tasks = backlog.tasks();
    List<SyncBacklog.Webhooks> webhooks = backlog.webhooks();
    return new Overview(
        checks.stream().allMatch(each -> each.ok() || !each.required()),
        checks,
        health.of(Subject.PROVIDER),
        health.of(Subject.TENANT),
        tenants.all().size(),
        (int) providers.stream().filter(CallBudgets.Line::available).count(),
        providers.size(),
        census.count().stream()
            .filter(line -> line.state().holdsAccount())
            .mapToLong(LinkCensus.Line::links)
            .sum(),
        tasks.stream().mapToLong(SyncBacklog.Tasks::ready).sum(),
        tasks.stream().mapToLong(SyncBacklog.Tasks::lagSeconds).max().orElse(0),
        webhooks.stream().mapToLong(SyncBacklog.Webhooks::waiting).sum(),
        webhooks.stream().mapToLong(SyncBacklog.Webhooks::oldestSeconds).max().orElse(0),
        parts.get().stream().mapToInt(part -> part.latest(Filter.ALL, COUNTED).size()).sum());
  }
}
