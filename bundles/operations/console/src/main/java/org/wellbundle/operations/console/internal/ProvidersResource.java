package org.wellbundle.operations.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.operations.console.internal.ProviderTable.Provider;
import org.wellbundle.operations.console.internal.ProviderTable.ProviderList;
import org.wellbundle.operations.console.internal.ProviderTable.TenantLine;
import org.wellbundle.operations.health.HealthOverview;
import org.wellbundle.operations.health.HealthOverview.Finding;

/** How each manufacturer fares, in all and for each tenant. */
@Path("/operator/providers")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.OPERATION_READ)
public final class ProvidersResource {
  private final TenantDirectory tenants;
  private final Offers offers;
  private final CallBudgets budgets;
  private final LinkCensus census;
  private final SyncBacklog backlog;
  private final HealthOverview health;
  private final Calls calls;

  ProvidersResource(
      TenantDirectory tenants,
      Offers offers,
      CallBudgets budgets,
      LinkCensus census,
      SyncBacklog backlog,
      HealthOverview health,
      Calls calls) {
    this.tenants = tenants;
    this.offers = offers;
    this.budgets = budgets;
    this.census = census;
    this.backlog = backlog;
    this.health = health;
    this.calls = calls;
  }

  @GET
  public ProviderList list() {
    Round round = new Round();
    return new ProviderList(offers.providers().stream().map(round::provider).toList());
  }

  /** Everything is asked once for all providers. */
  private final class Round {
    private final List<Tenant> all = tenants.all();
    private final List<LinkCensus.Line> links = census.count();
    private final List<SyncBacklog.Tasks> tasks = backlog.tasks();
    private final List<SyncBacklog.Webhooks> webhooks = backlog.webhooks();
    private final Map<String, String> versions = offers.versions();
    private final Map<String, Map<String, Long>> outcomes = calls.byProvider();
    private final Map<String, CallBudgets.Line> lines =
        budgets.all().stream()
            .collect(Collectors.toMap(CallBudgets.Line::providerId, Function.identity()));
    private final Map<String, Finding> findings =
        health.of(Subject.PROVIDER).stream()
            .collect(Collectors.toMap(Finding::name, Function.identity()));

    Provider provider(String id) {
      CallBudgets.Line line = lines.get(id);
      Finding finding = findings.get(id);
      return new Provider(
          id,
          versions.get(id),
          line != null && line.available(),
          finding == null || finding.ok() ? null : finding.message(),
          line == null ? null : line.budget(),
          webhooks.stream().filter(each -> each.providerId().equals(id)).findFirst().orElse(null),
          outcomes.getOrDefault(id, Map.of()),
          all.stream().map(tenant -> line(id, tenant)).toList());
    }

    private TenantLine line(String provider, Tenant tenant) {
      return ProviderTable.line(
          tenant.key(),
          tenant.offersProvider(provider),
          links.stream()
              .filter(each -> each.tenant().equals(tenant.id()))
              .filter(each -> each.providerId().equals(provider))
              .toList(),
          tasks.stream()
              .filter(each -> each.tenant().equals(tenant.id()))
              .filter(each -> each.providerId().equals(provider))
              .findFirst()
              .orElse(null));
    }
  }
}
