package org.wellbundle.core.linking.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.PublicAddress;

/** What both ends of the way back share. */
final class Redirects {
  private Redirects() {}

  /** The last segment of the path, null when it isn't a provider's id. */
  static @Nullable String providerId(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path != null && path.matches("/[a-z][a-z0-9]{1,30}") ? path.substring(1) : null;
  }

  /** Where a manufacturer sends the browser back to, as registered there. */
  static URI redirectUri(PublicAddress address, String providerId) {
    return URI.create(address.platform() + "/oauth/callback/" + providerId);
  }

  /** See other: always a GET, and the address with the code isn't passed on or kept. */
  static void to(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", location);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
  }
}
