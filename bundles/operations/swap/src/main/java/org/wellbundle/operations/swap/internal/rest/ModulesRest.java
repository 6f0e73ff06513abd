package org.wellbundle.operations.swap.internal.rest;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes {@code /api/v1/modules}, for operators on the platform host. */
@Component
public final class ModulesRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public ModulesRest(@Reference ModuleControl control, @Reference CurrentRequest current) {
    resources = Set.of(new ModulesResource(control, current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("modules");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
