package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.Settings;
import org.wellbundle.platform.http.internal.problem.Failures;

/**
 * Every request's first stop: correlation id, headers, host, path, body limit, CSRF, in this order.
 * One filter rather than several, so that no moment exists in which some of them are there and
 * others aren't.
 */
@Component(
    service = Filter.class,
    property = {
      "osgi.http.whiteboard.filter.pattern=/*",
      "osgi.http.whiteboard.filter.name=edge",
      "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
      "osgi.http.whiteboard.filter.dispatcher=REQUEST",
      "osgi.http.whiteboard.filter.dispatcher=ASYNC",
      "service.ranking:Integer=1000"
    })
public final class EdgeFilter implements Filter {
  /** Not TRACE, which echoes cookies. */
  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private static final String BEARER = "Bearer ";

  private final HttpSettings settings;
  private final Neighbours neighbours;
  private final Ambient ambient;
  private final Cookies cookies;

  @Activate
  public EdgeFilter(
      @Reference HttpSettings settings,
      @Reference Neighbours neighbours,
      @Reference Ambient ambient,
      @Reference Cookies cookies) {
    this.settings = settings;
    this.neighbours = neighbours;
    this.ambient = ambient;
    this.cookies = cookies;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest in = (HttpServletRequest) request;
    HttpServletResponse out = (HttpServletResponse) response;
    RequestContext again =
        request.getDispatcherType() == DispatcherType.ASYNC ? RequestContext.of(in) : null;
    if (again == null) {
      first(in, out, chain);
    } else {
      ambient.<IOException, ServletException>with(again, () -> pass(in, out, chain));
    }
  }

  private void first(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    Settings now = settings.current();
    String correlationId = CorrelationIds.of(in.getHeader(CorrelationIds.HEADER));
    out.setHeader(CorrelationIds.HEADER, correlationId);
    Problem refusal = null;
    Tenant tenant = null;
    Origin origin = null;
    try {
      origin = Origin.of(in, now.trustedProxies());
      tenant = tenant(origin.host(), now);
    } catch (RuntimeException e) {
      refusal = Failures.problemOf(e);
    }
    Origin known = origin == null ? new Origin(in.getScheme(), "", -1) : origin;
    RequestContext context =
        context(in, correlationId, known, tenant)
            .from(ClientAddress.of(in, now.trustedProxies()))
            .bearer(token(in) != null);
    in.setAttribute(RequestContext.ATTRIBUTE, context);
    SecurityHeaders.set(out, known);
    Problem refused = refusal;
    Answered answered = new Answered(neighbours.observer(), in, out, context);
    try {
      ambient.<IOException, ServletException>with(
          context,
          () -> {
            if (refused != null) {
              Problems.write(in, out, refused);
            } else {
              admit(in, out, chain, context, now);
            }
          });
    } finally {
      answered.returned();
    }
  }

  /** Null for the platform host. */
  private @Nullable Tenant tenant(String host, Settings now) {
    if (now.platformHosts().contains(host)) {
      return null;
    }
    return neighbours.tenants().byHost(host).orElseThrow(EdgeProblems::tenantUnknown);
  }

  private RequestContext context(
      HttpServletRequest in, String correlationId, Origin origin, @Nullable Tenant tenant) {
    return new RequestContext(
        correlationId,
        origin,
        tenant,
        id -> principal(in, id).orElse(null),
        in.getHeader("Accept-Language"));
  }

  /** A bearer token counts alone: beside one, a cookie the browser sent along means nothing. */
  private Optional<Principal> principal(HttpServletRequest in, TenantId tenant) {
    String token = token(in);
    if (token != null) {
      return neighbours.sessions().findBearer(tenant, token);
    }
    return cookies
        .read(in, Cookies.SESSION)
        .flatMap(secret -> neighbours.sessions().find(tenant, secret));
  }

  private static @Nullable String token(HttpServletRequest in) {
    String authorization = in.getHeader("Authorization");
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }

  private void admit(
      HttpServletRequest in,
      HttpServletResponse out,
      FilterChain chain,
      RequestContext context,
      Settings now)
      throws IOException, ServletException {
    HttpServletRequest bounded;
    try {
      if (!METHODS.contains(in.getMethod())) {
        throw Failures.ofStatus(405);
      }
      String path = RequestPath.of(in.getRequestURI());
      if (!RequestPath.isServed(path, context.tenant() == null)) {
        throw EdgeProblems.notFound();
      }
      if (PlainHttp.sentOn(in, out, path, context.origin(), now)) {
        return;
      }
      bounded = BodyLimit.apply(in, path, now);
      if (context.tenant() != null || RequestPath.isApi(path)) {
        CsrfCheck.check(in, path, context);
      }
    } catch (RuntimeException e) {
      Problems.write(in, out, Failures.problemOf(e));
      return;
    }
    pass(bounded, out, chain);
  }

  private static void pass(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(in, out);
    } catch (RuntimeException | ServletException e) {
      if (out.isCommitted()) {
        throw e;
      }
      Problems.write(in, out, Failures.problemOf(e));
    }
  }
}
