package org.wellbundle.platform.http.internal.host;

import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.http.internal.HttpSettings;

/** Public addresses from the configured one. */
@Component(service = PublicAddress.class)
public final class PublicAddressService implements PublicAddress {
  private final HttpSettings settings;

  @Activate
  public PublicAddressService(@Reference HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public URI platform() {
    return settings.current().publicUrl();
  }

  @Override
  public URI portal(Tenant tenant) {
    URI platform = platform();
    String port = platform.getPort() < 0 ? "" : ":" + platform.getPort();
    return URI.create(platform.getScheme() + "://" + tenant.hosts().get(0) + port);
  }

  @Override
  public boolean isPlatformHost(String host) {
    String name = HostName.clean(host);
    return name != null && settings.current().platformHosts().contains(name);
  }
}
