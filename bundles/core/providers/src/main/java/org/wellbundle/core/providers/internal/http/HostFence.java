package org.wellbundle.core.providers.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderCallException;

/**
 * Addresses a provider may call: the hosts it declares, at exactly the port declared, by https; by
 * http only on this machine.
 */
final class HostFence {
  private final Set<String> hosts;

  HostFence(Set<String> declared) {
    this.hosts =
        declared.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  void check(URI address) {
    if (!allows(address)) {
      throw new ProviderCallException(new FetchOutcome.Broken("http.host-not-declared"));
    }
  }

  boolean allows(URI address) {
    String scheme = address.getScheme();
    String host = address.getHost();
    if (scheme == null || host == null || address.getUserInfo() != null) {
      return false;
    }
    host = host.toLowerCase(Locale.ROOT);
    boolean https = scheme.equalsIgnoreCase("https");
    if (!https && !(scheme.equalsIgnoreCase("http") && isThisMachine(host))) {
      return false;
    }
    int standard = https ? 443 : 80;
    int port = address.getPort() == -1 ? standard : address.getPort();
    return hosts.contains(host + ":" + port) || (port == standard && hosts.contains(host));
  }

  static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("[::1]");
  }
}
