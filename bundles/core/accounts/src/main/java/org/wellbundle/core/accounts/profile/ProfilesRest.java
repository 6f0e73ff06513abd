package org.wellbundle.core.accounts.profile;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes what needs pictures. */
@Component
public final class ProfilesRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public ProfilesRest(@Reference Profiles profiles, @Reference CurrentRequest current) {
    resources = Set.of(new ProfilesResource(profiles, current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("profiles");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
