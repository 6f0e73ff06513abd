package org.wellbundle.sdk.testkit.withings.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses notifications may go to, registered ones aside. */
public enum CallbackRules {
  /** Any of 255 characters at most: what runs on one's own machine has no certificate. */
  LOCAL {
    @Override
    boolean allow(URI address) {
      return true;
    }
  },
  /** The vendor's: https, a public name instead of an address, port 80 or 443. */
  VENDOR {
    @Override
    boolean allow(URI address) {
      String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      return "https".equalsIgnoreCase(address.getScheme())
          && (address.getPort() < 0 || address.getPort() == 80 || address.getPort() == 443)
          && NAME.matcher(host).matches()
          && !host.equals("localhost")
          && !host.endsWith(".localhost");
    }
  };

  private static final int LONGEST = 255;

  /** Labels, the last of which isn't a number: so no IPv4 address; an IPv6 one has brackets. */
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

  abstract boolean allow(URI address);

  public boolean allow(String url) {
    try {
      return url.length() <= LONGEST && allow(new URI(url));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
