package org.wellbundle.platform.http.internal.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.CurrentRequest;

/** Default deny: a resource method wants a principal unless it says {@link Anonymous}. */
final class AccessFilter implements ContainerRequestFilter {
  private final CurrentRequest current;
  private final ConcurrentMap<Method, Boolean> anonymous = new ConcurrentHashMap<>();

  /** Set by JAX-RS, a proxy for the request at hand. */
  @Context private @Nullable ResourceInfo resource;

  AccessFilter(CurrentRequest current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isAnonymous()) {
      current.principal();
    }
  }

  private boolean isAnonymous() {
    Method method = resource == null ? null : resource.getResourceMethod();
    if (method == null) {
      return false;
    }
    Boolean known = anonymous.get(method);
    if (known == null) {
      known =
          method.isAnnotationPresent(Anonymous.class)
              || method.getDeclaringClass().isAnnotationPresent(Anonymous.class);
      anonymous.put(method, known);
    }
    return known;
  }
}
