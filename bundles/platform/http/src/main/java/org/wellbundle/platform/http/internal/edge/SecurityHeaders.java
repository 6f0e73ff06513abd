package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.HttpServletResponse;

/** Headers every answer starts with. Pages and static files replace policy and caching. */
final class SecurityHeaders {
  /** Data opened as a page of its own shows nothing, runs nothing and belongs to no origin. */
  private static final String DATA =
      "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; sandbox";

  private SecurityHeaders() {}

  static void set(HttpServletResponse response, Origin origin) {
    response.setHeader("Content-Security-Policy", DATA);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Cache-Control", "no-store");
    if (origin.secure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }
}
