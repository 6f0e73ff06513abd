package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.wellbundle.api.account.Principal;

/**
 * Keeps other sites from acting with a member's cookie. With a session, a call that may change
 * something must carry the session's token. Without one (signing in above all) it must not come
 * from another site, as the browser itself tells; programs send neither header and pass.
 */
final class CsrfCheck {
  private static final String SIGN_IN = "/api/v1/session";

  private CsrfCheck() {}

  static void check(HttpServletRequest request, String path, RequestContext context) {
    String method = request.getMethod();
    if (isSafe(method)) {
      return;
    }
    boolean signIn = method.equals("POST") && path.equals(SIGN_IN);
    Principal principal = signIn ? null : context.principal();
    if (principal != null && principal.credential() == Principal.Credential.BEARER) {
      return; // No browser adds this header by itself.
    }
    if (principal == null) {
      checkOrigin(request, context.origin());
    } else {
      checkToken(request.getHeader("X-CSRF-Token"), principal.csrfToken());
    }
  }

  private static boolean isSafe(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  private static void checkToken(@org.jspecify.annotations.Nullable String sent, String expected) {
    if (sent == null || sent.isEmpty()) {
      throw EdgeProblems.csrfMissing();
    }
    if (!MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
      throw EdgeProblems.csrfInvalid();
    }
  }

  private static void checkOrigin(HttpServletRequest request, Origin own) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean foreign =
        site != null
            ? !(site.equals("same-origin") || site.equals("none"))
            : origin != null && !origin.equals(own.toString());
    if (foreign) {
      throw EdgeProblems.csrfInvalid();
    }
  }
}
