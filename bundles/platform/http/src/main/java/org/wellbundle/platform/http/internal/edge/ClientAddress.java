package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.wellbundle.platform.http.internal.host.TrustedProxies;

/** Where a request came from. */
final class ClientAddress {
  private ClientAddress() {}

  /**
   * The peer, or what a trusted proxy says of it: the last entry of {@code X-Forwarded-For} that is
   * no trusted proxy itself. Earlier entries are the client's own words.
   */
  static String of(HttpServletRequest request, TrustedProxies proxies) {
    String address = request.getRemoteAddr();
    List<String> headers = Collections.list(request.getHeaders("X-Forwarded-For"));
    String[] hops = String.join(",", headers).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && proxies.contains(address); i--) {
      String before = hops[i].strip();
      if (!isAddress(before)) {
        break;
      }
      address = before;
    }
    return address;
  }

  private static boolean isAddress(String text) {
    return !text.isEmpty()
        && text.length() <= 45
        && (text.indexOf('.') > 0 || text.indexOf(':') >= 0)
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
  }
}
