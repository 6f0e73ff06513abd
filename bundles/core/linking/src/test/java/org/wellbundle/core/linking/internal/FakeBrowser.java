package org.wellbundle.core.linking.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;

/** A browser at a portal: who is signed in, and the attempt's cookie. */
final class FakeBrowser implements CurrentRequest, Cookies {
  Optional<Principal> who = Optional.empty();
  Optional<String> cookie = Optional.empty();

  @Override
  public Tenant tenant() {
    return TestTenants.ACME;
  }

  @Override
  public Principal principal() {
    return who.orElseThrow();
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return who;
  }

  @Override
  public String correlationId() {
    return "test";
  }

  @Override
  public Locale locale() {
    return Locale.ENGLISH;
  }

  @Override
  public String origin() {
    return LinkingNode.PORTAL;
  }

  @Override
  public Optional<String> read(HttpServletRequest request, String name) {
    return cookie;
  }

  @Override
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration lifetime) {
    cookie = Optional.of(value);
  }

  @Override
  public void clear(HttpServletRequest request, HttpServletResponse response, String name) {
    cookie = Optional.empty();
  }
}
