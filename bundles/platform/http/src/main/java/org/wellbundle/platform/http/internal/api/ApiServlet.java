package org.wellbundle.platform.http.internal.api;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.edge.EdgeProblems;
import org.wellbundle.platform.http.internal.edge.RequestContext;
import org.wellbundle.platform.http.internal.limits.Deadlines;
import org.wellbundle.platform.http.internal.problem.Failures;

/** Front of all resources: finds the owner of the path's root and hands the call to its server. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/api/v1/*",
      "osgi.http.whiteboard.servlet.name=api",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String BASE = "/api/v1";

  /** Read by CXF: the address under which the caller sees the resources. */
  private static final String PUBLIC_ADDRESS = "org.apache.cxf.transport.endpoint.address";

  /** Roots of modules an operator may leave out. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "challenges",
          "leaderboards",
          "privacy",
          "imports",
          "exports",
          "archive",
          "roster",
          "shares",
          "partners",
          "reports",
          "invitations",
          "notifications",
          "onboarding");

  private final transient Slots<RestServer> slots;
  private final transient Deadlines deadlines;
  private final transient HttpSettings settings;

  @Activate
  public ApiServlet(
      @Reference RestPublisher publisher,
      @Reference Deadlines deadlines,
      @Reference HttpSettings settings) {
    this.slots = publisher.slots();
    this.deadlines = deadlines;
    this.settings = settings;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    RequestContext context = RequestContext.of(request);
    if (context == null) {
      // The edge filter isn't there (yet): nothing has checked this request.
      throw Failures.unavailable();
    }
    if (request.getAttribute(CallInFlight.ATTRIBUTE) instanceof CallInFlight again) {
      invoke(again.slot(), request, response);
      return;
    }
    Slot<RestServer> slot = acquire(root(request.getRequestURI()), context.tenant());
    CallInFlight call = new CallInFlight(request, slot);
    try (Deadlines.Watch watch = deadlines.watch(settings.current().requestTime())) {
      context.watchedBy(watch);
      request.setAttribute(PUBLIC_ADDRESS, context.origin() + BASE);
      invoke(slot, call, response);
    } finally {
      call.returned();
    }
  }

  /**
   * @param tenant null on the platform host
   */
  private Slot<RestServer> acquire(String root, @Nullable Tenant tenant) {
    Slot<RestServer> slot = slots.acquire(root);
    if (slot != null) {
      String module = slot.module();
      if (tenant == null || module == null || tenant.offersModule(module)) {
        return slot;
      }
      slot.leave();
      throw new Problem(
          404, "module.off", "This part of the service is switched off in this portal.");
    }
    throw OPTIONAL.contains(root)
        ? new Problem(
            404, "module.not-installed", "This part of the service is not installed here.")
        : EdgeProblems.notFound();
  }

  private void invoke(
      Slot<RestServer> slot, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(RestServer.LOADER);
    try {
      slot.target()
          .destination()
          .invoke(getServletConfig(), getServletContext(), request, response);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** First segment below the base. */
  static String root(String uri) {
    int from = BASE.length() + 1;
    if (uri.length() <= from) {
      return "";
    }
    int end = uri.indexOf('/', from);
    return end < 0 ? uri.substring(from) : uri.substring(from, end);
  }
}
