package org.wellbundle.core.linking.internal;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.api.query.DeviceQuery;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes the resources of this bundle. */
@Component
public final class LinkingRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public LinkingRest(
      @Reference Linking linking,
      @Reference ProviderGateway gateway,
      @Reference DeviceQuery devices,
      @Reference CurrentRequest current,
      @Reference Cookies cookies) {
    resources =
        Set.of(
            new LinkResource(
                linking,
                gateway,
                new LinkDevices(gateway, devices, Clock.systemUTC()),
                current,
                cookies),
            new ProvidersResource(gateway, current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("link", "providers");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
