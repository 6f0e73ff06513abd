package org.wellbundle.core.accounts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;

/** Publishes the resources of this bundle. */
@Component
public final class AccountsRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public AccountsRest(
      @Reference Accounts accounts,
      @Reference CurrentRequest current,
      @Reference Cookies cookies,
      @Reference EventStreams streams) {
    resources =
        Set.of(
            new SessionResource(accounts, current, cookies, streams),
            new MeResource(accounts, current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("session", "me");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
