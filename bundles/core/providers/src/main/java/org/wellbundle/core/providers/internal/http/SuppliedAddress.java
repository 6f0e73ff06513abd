package org.wellbundle.core.providers.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses that a vendor wrote, or somebody who pretends to be it. Only what is written in one
 * plain way is looked at, so that nobody reads it differently than we do; then the fence of every
 * call decides, by the declared hosts; then the name must not lead into our own network. Between
 * this look and the call a name may change its mind: what it leads to then has to show the declared
 * host's certificate.
 */
public final class SuppliedAddress {
  private static final int LONGEST = 2048;

  /** Scheme, a name, perhaps a port, a path. No user, no fragment, nothing escaped in the name. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i)https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?/[!-~&&[^\\\\#\"<>^`{|}]]*");

  /** Steps out of the path, in the open or escaped. */
  private static final Pattern STEPS =
      Pattern.compile("(?i)(?:/|%2f|%5c)(?:\\.|%2e){1,2}(?:/|%2f|%5c|\\?|$)|//|%00|%0a|%0d");

  private final HostFence fence;
  private final Names names;

  /** Where names lead. */
  @FunctionalInterface
  interface Names {
    List<InetAddress> of(String host) throws UnknownHostException;
  }

  public SuppliedAddress(Set<String> hosts) {
    this(hosts, host -> List.of(InetAddress.getAllByName(host)));
  }

  SuppliedAddress(Set<String> hosts, Names names) {
    this.fence = new HostFence(hosts);
    this.names = names;
  }

  public boolean allows(String address) {
    if (address.length() > LONGEST || !PLAIN.matcher(address).matches()) {
      return false;
    }
    int path = address.indexOf('/', address.indexOf("://") + 3);
    String place = address.substring(path).split("\\?", 2)[0];
    if (STEPS.matcher(place).find()) {
      return false;
    }
    try {
      URI uri = URI.create(address);
      return fence.allows(uri) && leadsOutside(uri.getHost().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A name that nobody knows leads nowhere: the call will say so. */
  private boolean leadsOutside(String host) {
    if (HostFence.isThisMachine(host)) {
      return true; // declared so, by the operator
    }
    try {
      return names.of(host).stream().noneMatch(InsideAddress::is);
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
