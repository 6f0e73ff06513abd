package org.wellbundle.platform.http.internal.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.internal.edge.Ambient;
import org.wellbundle.platform.http.internal.edge.RequestContext;
import org.wellbundle.platform.http.internal.limits.Quota;
import org.wellbundle.platform.http.internal.limits.RateLimits;

/** Names the route for whoever counts, and takes the call from the caller's quota. */
@Priority(CallFilter.FIRST)
final class CallFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int FIRST = 500;
  private static final String QUOTA = "org.wellbundle.platform.http.quota";

  private final Ambient ambient;
  private final RateLimits limits;

  /** Set by JAX-RS, a proxy for the request at hand. */
  @Context private @Nullable ResourceInfo resource;

  CallFilter(Ambient ambient, RateLimits limits) {
    this.ambient = ambient;
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestContext context = ambient.get();
    Method method = resource == null ? null : resource.getResourceMethod();
    if (context == null || method == null) {
      return;
    }
    context.route(route(method));
    boolean signedIn = Access.of(method).permission() != null;
    try {
      Quota quota =
          limits.admit(
              ambient.tenantId(), signedIn ? context.principal() : null, ambient.clientAddress());
      request.setProperty(QUOTA, quota);
    } catch (RateLimits.TooFast refused) {
      request.setProperty(QUOTA, refused.quota());
      throw refused;
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(QUOTA) instanceof Quota quota) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("RateLimit-Limit", quota.limit());
      headers.putSingle("RateLimit-Remaining", quota.remaining());
      headers.putSingle("RateLimit-Reset", quota.resetSeconds());
      headers.putSingle("RateLimit-Policy", quota.limit() + ";w=60");
    }
  }

  /** The template, never the path: paths hold ids. */
  private static String route(Method method) {
    return "/api/v1" + path(method.getDeclaringClass()) + path(method);
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    String value = path == null ? "" : path.value();
    return value.isEmpty() || value.startsWith("/") ? value : "/" + value;
  }
}
