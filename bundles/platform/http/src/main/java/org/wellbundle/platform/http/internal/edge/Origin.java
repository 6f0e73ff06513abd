package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.host.HostName;
import org.wellbundle.platform.http.internal.host.TrustedProxies;

/**
 * Scheme, host and port as the browser sees them.
 *
 * @param port -1 for the scheme's default
 */
public record Origin(String scheme, String host, int port) {

  /** From the request line and headers; forwarding headers count only from a trusted proxy. */
  static Origin of(HttpServletRequest request, TrustedProxies proxies) {
    boolean forwarded = proxies.contains(request.getRemoteAddr());
    String scheme = forwarded ? forwardedScheme(request) : request.getScheme();
    String proxied = forwarded ? last(request.getHeader("X-Forwarded-Host")) : null;
    if (proxied != null) {
      HostName host = HostName.parse(proxied);
      if (host == null) {
        throw malformed();
      }
      return new Origin(scheme, host.name(), explicit(scheme, host.port()));
    }
    String name = HostName.clean(request.getServerName());
    if (name == null) {
      throw malformed();
    }
    int port =
        forwarded && request.getHeader("X-Forwarded-Proto") != null
            ? hostPort(request)
            : request.getServerPort();
    return new Origin(scheme, name, explicit(scheme, port));
  }

  public boolean secure() {
    return "https".equals(scheme);
  }

  /** As an {@code Origin} header has it. */
  @Override
  public String toString() {
    String base = scheme + "://" + host;
    return port < 0 ? base : base + ":" + port;
  }

  private static String forwardedScheme(HttpServletRequest request) {
    String scheme = last(request.getHeader("X-Forwarded-Proto"));
    return "https".equalsIgnoreCase(scheme) || (scheme == null && request.isSecure())
        ? "https"
        : "http";
  }

  /** Behind a proxy the container would fill in the default port of its own scheme. */
  private static int hostPort(HttpServletRequest request) {
    String header = request.getHeader("Host");
    HostName host = header == null ? null : HostName.parse(header);
    return host == null ? -1 : host.port();
  }

  /** The last entry is the one our proxy wrote; earlier ones come from the client. */
  private static @Nullable String last(@Nullable String list) {
    return list == null ? null : list.substring(list.lastIndexOf(',') + 1).strip();
  }

  private static int explicit(String scheme, int port) {
    return port == ("https".equals(scheme) ? 443 : 80) ? -1 : port;
  }

  private static Problem malformed() {
    return new Problem(
        400, "host.malformed", "The address of this request has no valid host name.");
  }
}
