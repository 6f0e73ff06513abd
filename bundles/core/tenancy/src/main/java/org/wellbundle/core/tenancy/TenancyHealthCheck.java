package org.wellbundle.core.tenancy;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthCheck;

/** Tells which tenant bundles are refused, and why. */
@Component
public final class TenancyHealthCheck implements HealthCheck {
  private final TenantRegistry registry;

  @Activate
  public TenancyHealthCheck(@Reference TenantRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "tenancy";
  }

  @Override
  public boolean required() {
    return false; // one broken tenant must not take the others' portals down
  }

  @Override
  public Result check() {
    Map<Long, String> problems = registry.problems();
    return problems.isEmpty()
        ? new Result(true, registry.all().size() + " tenants")
        : Result.failed(String.join("; ", problems.values()));
  }
}
