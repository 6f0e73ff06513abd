package org.wellbundle.core.tenancy;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes {@code /api/v1/tenant}. */
@Component
public final class TenancyRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public TenancyRest(
      @Reference CurrentRequest request,
      @Reference TenantRegistry registry,
      @Reference RunningModules modules) {
    resources = Set.of(new TenantResource(request, registry, modules::ids));
  }

  @Override
  public Set<String> roots() {
    return Set.of("tenant");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
