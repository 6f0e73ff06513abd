package org.wellbundle.operations.console.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.consent.AuditVerification;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.operations.health.HealthOverview;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.PublicAddress;

/** Publishes {@code /api/v1/operator}; every call is for operators on the platform host. */
@Component
public final class ConsoleRest implements RestResources {
  private final List<DeadLetters> parts = new CopyOnWriteArrayList<>();
  private final Set<Object> resources;

  @Activate
  public ConsoleRest(
      @Reference TenantDirectory tenants,
      @Reference TenantSwitches switches,
      @Reference ModuleControl control,
      @Reference CallBudgets budgets,
      @Reference LinkCensus census,
      @Reference SyncBacklog backlog,
      @Reference AuditVerification verification,
      @Reference HealthOverview health,
      @Reference Calls calls,
      @Reference PublicAddress address,
      @Reference CurrentRequest current,
      @Reference EventStreams streams) {
    Operators operators = new Operators(current, streams);
    Offers offers = new Offers(control, budgets);
    resources =
        Set.of(
            new TenantsResource(tenants, switches, offers, census, health, address, operators),
            new ProvidersResource(tenants, offers, budgets, census, backlog, health, calls),
            new DeadLettersResource(() -> parts, tenants, operators),
            new OverviewResource(health, tenants, budgets, census, backlog, () -> parts),
            new AuditResource(verification, tenants));
  }

  @Reference(
      service = DeadLetters.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindPart(DeadLetters part) {
    parts.add(part);
  }

  void unbindPart(DeadLetters part) {
    parts.remove(part);
  }

  @Override
  public Set<String> roots() {
    return Set.of("operator");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
