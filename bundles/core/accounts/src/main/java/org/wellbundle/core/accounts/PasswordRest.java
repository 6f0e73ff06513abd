package org.wellbundle.core.accounts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;

/** Publishes what needs mail. */
@Component
public final class PasswordRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public PasswordRest(
      @Reference Accounts accounts,
      @Reference ForgottenPasswords forgotten,
      @Reference CurrentRequest current,
      @Reference Cookies cookies,
      @Reference EventStreams streams) {
    resources = Set.of(new PasswordResource(accounts, forgotten, current, cookies, streams));
  }

  @Override
  public Set<String> roots() {
    return Set.of("password");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
