package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.internal.HttpSettings;

/** Cookies bound to one host, out of reach of scripts and of other sites' posts. */
@Component(service = Cookies.class)
public final class CookieService implements Cookies {
  private static final String PREFIX = "__Host-";

  private final HttpSettings settings;

  @Activate
  public CookieService(@Reference HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> read(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    String wanted = isSecure(request) ? PREFIX + name : name;
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(wanted) && !cookie.getValue().isEmpty()) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  @Override
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration lifetime) {
    if (!isToken(value)) {
      throw new IllegalArgumentException("value of cookie " + name + " has forbidden characters");
    }
    add(request, response, name, value, Math.max(1, lifetime.toSeconds()));
  }

  @Override
  public void clear(HttpServletRequest request, HttpServletResponse response, String name) {
    add(request, response, name, "", 0);
  }

  private void add(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      long seconds) {
    boolean secure = isSecure(request);
    String cookie =
        (secure ? PREFIX : "")
            + name
            + "="
            + value
            + "; Path=/; Max-Age="
            + seconds
            + "; HttpOnly; SameSite=Lax"
            + (secure ? "; Secure" : "");
    response.addHeader("Set-Cookie", cookie);
  }

  private boolean isSecure(HttpServletRequest request) {
    RequestContext context = RequestContext.of(request);
    return settings.current().strictTransport()
        || (context == null ? request.isSecure() : context.origin().secure());
  }

  private static boolean isToken(String value) {
    return value
        .chars()
        .allMatch(c -> c > ' ' && c < 127 && c != '"' && c != ',' && c != ';' && c != '\\');
  }
}
