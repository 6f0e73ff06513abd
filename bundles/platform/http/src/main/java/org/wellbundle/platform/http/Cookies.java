package org.wellbundle.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Host-only cookies, {@code HttpOnly}, {@code SameSite=Lax}; {@code __Host-} and {@code Secure}
 * when the request came over https.
 */
@ProviderType
public interface Cookies {
  /** Name of the session cookie, without prefix. */
  String SESSION = "wb_session";

  Optional<String> read(HttpServletRequest request, String name);

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration lifetime);

  void clear(HttpServletRequest request, HttpServletResponse response, String name);
}
