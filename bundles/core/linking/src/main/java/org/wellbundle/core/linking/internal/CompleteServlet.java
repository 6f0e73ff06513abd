package org.wellbundle.core.linking.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;

/**
 * The end of the way back, on the portal's host: checks whose it is, makes the link, returns to the
 * page it began on.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/oauth/complete/*",
      "osgi.http.whiteboard.servlet.name=oauth-complete"
    })
public final class CompleteServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CompleteServlet.class);

  private final transient Linking linking;
  private final transient CurrentRequest current;
  private final transient Cookies cookies;

  @Activate
  public CompleteServlet(
      @Reference Linking linking, @Reference CurrentRequest current, @Reference Cookies cookies) {
    this.linking = linking;
    this.current = current;
    this.cookies = cookies;
  }

  /** Looking ahead must not use the state up. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Redirects.to(response, location(request));
  }

  private String location(HttpServletRequest request) {
    Optional<Principal> who = current.principalIfAny();
    if (who.isEmpty()) {
      return ReturnPath.withError("/link", "link.session-lost");
    }
    String providerId = Redirects.providerId(request);
    Optional<StateToken> state =
        Optional.ofNullable(request.getParameter("state")).flatMap(StateToken::parse);
    if (providerId == null || state.isEmpty()) {
      return ReturnPath.withError("/link", "link.expired");
    }
    if (!ProviderOffer.isOpen(current.tenant(), providerId, linking, who.get())) {
      return ReturnPath.withError("/link", "provider.unknown");
    }
    // The cookie stays: another tab of this browser may be on its way with it.
    String browserSecret = cookies.read(request, LinkResource.COOKIE).orElse(null);
    try {
      return linking
          .complete(
              who.get(),
              new LinkCompletion.WayBack(
                  providerId,
                  state.get(),
                  browserSecret,
                  request.getParameter("code"),
                  request.getParameter("error")),
              current.correlationId())
          .location();
    } catch (RuntimeException e) {
      LOG.error("linking {} failed", providerId, e);
      return ReturnPath.withError("/link", "link.failed");
    }
  }
}
