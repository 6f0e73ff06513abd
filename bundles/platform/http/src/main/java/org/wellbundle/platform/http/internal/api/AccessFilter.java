package org.wellbundle.platform.http.internal.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Permissions;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.edge.Ambient;
import org.wellbundle.platform.http.internal.edge.EdgeProblems;
import org.wellbundle.platform.http.internal.edge.RequestContext;

/**
 * The one place that checks permissions. Default deny: a resource method that doesn't say who may
 * call it answers nobody.
 */
final class AccessFilter implements ContainerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

  private final Ambient current;
  private final ConcurrentMap<Method, Access> known = new ConcurrentHashMap<>();

  /** Set by JAX-RS, a proxy for the request at hand. */
  @Context private @Nullable ResourceInfo resource;

  AccessFilter(Ambient current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource == null ? null : resource.getResourceMethod();
    if (method == null) {
      current.principal();
      return;
    }
    admit(known.computeIfAbsent(method, Access::of), method);
  }

  private void admit(Access access, Method method) {
    if (!access.declared()) {
      LOG.error("{} declares neither a permission nor anonymous access, so it is refused", method);
      throw new Problem(
          403, "permission.undeclared", "This part of the service isn't open to anybody.");
    }
    RequestContext context = current.get();
    if (context == null || !access.host().serves(context.tenant() == null)) {
      throw EdgeProblems.notFound();
    }
    if (access.whileLocked()) {
      context.admitWhileLocked();
    }
    Permission needed = access.permission();
    if (needed != null) {
      check(current.principal(), needed);
    }
  }

  private static void check(Principal caller, Permission needed) {
    if (caller.may(needed)) {
      return;
    }
    Map<String, Object> which = Map.of("permission", needed.wireName());
    if (!Permissions.of(caller.roles()).contains(needed)) {
      throw new Problem(
          403,
          "permission.missing",
          "Your account isn't allowed to do this. Ask the person who runs the programme.",
          which);
    }
    throw caller.credential() == Principal.Credential.BEARER
        ? new Problem(
            403,
            "scope.insufficient",
            "This token was issued without the scope " + needed.wireName() + ".",
            which)
        : new Problem(
            403,
            "second-factor.needed",
            "Your role needs two-step sign-in. Switch it on in your settings.",
            which);
  }
}
