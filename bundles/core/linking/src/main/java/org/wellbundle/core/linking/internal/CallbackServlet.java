package org.wellbundle.core.linking.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;
import org.wellbundle.platform.http.PublicAddress;

/**
 * Where manufacturers send the browser back to: one address for all employers, on the platform's
 * host. Sends it on to the portal that the state belongs to, where the session is.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/oauth/callback/*",
      "osgi.http.whiteboard.servlet.name=oauth-callback"
    })
public final class CallbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Linking linking;
  private final transient TenantDirectory tenants;
  private final transient PublicAddress address;

  @Activate
  public CallbackServlet(
      @Reference Linking linking,
      @Reference TenantDirectory tenants,
      @Reference PublicAddress address) {
    this.linking = linking;
    this.tenants = tenants;
    this.address = address;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String providerId = Redirects.providerId(request);
    Optional<StateToken> state =
        Optional.ofNullable(request.getParameter("state")).flatMap(StateToken::parse);
    Optional<Tenant> tenant = state.flatMap(found -> tenants.byId(found.tenant()));
    if (providerId == null || state.isEmpty() || tenant.isEmpty()) {
      Problems.write(
          request,
          response,
          new Problem(
              400,
              "link.state-unknown",
              "This address is only for the way back from a manufacturer. Start again on Link Device."));
      return;
    }
    Optional<Attempt> pending =
        linking.pending(state.get()).filter(found -> found.providerId().equals(providerId));
    if (pending.isEmpty()) {
      Redirects.to(
          response, address.portal(tenant.get()) + ReturnPath.withError("/link", "link.expired"));
      return;
    }
    Redirects.to(
        response,
        PortalOrigin.of(pending.get(), tenant.get(), address)
            + "/oauth/complete/"
            + providerId
            + "?state="
            + encoded(state.get().text())
            + parameter(request, "code")
            + parameter(request, "error"));
  }

  private static String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null || value.length() > 2_000 ? "" : "&" + name + "=" + encoded(value);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
