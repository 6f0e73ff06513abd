package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.Settings;

/**
 * What comes to an https portal over plain http, as its proxy tells. A person is sent on; a program
 * is told, since one that was sent on silently would go on sending its token in the clear.
 */
final class PlainHttp {
  private PlainHttp() {}

  /** True when the call was answered here. */
  static boolean sentOn(
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      Origin origin,
      Settings settings) {
    if (!settings.strictTransport()
        || origin.secure()
        || request.getHeader("X-Forwarded-Proto") == null
        || !settings.trustedProxies().contains(request.getRemoteAddr())) {
      return false;
    }
    if (!isPage(request, path)) {
      throw new Problem(
          403, "transport.insecure", "This portal is reached over https only. Use https.");
    }
    String query = request.getQueryString();
    response.setStatus(308);
    response.setHeader(
        "Location",
        "https://" + origin.host() + request.getRequestURI() + (query == null ? "" : "?" + query));
    return true;
  }

  private static boolean isPage(HttpServletRequest request, String path) {
    String accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains("text/html")
        && !path.startsWith("/api/v1/")
        && !path.startsWith("/scim/")
        && !RequestPath.isPlatforms(path);
  }
}
