package org.wellbundle.platform.http.internal.edge;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.slf4j.MDC;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** The one thread-local of the service: the request this thread serves. */
@Component(service = {Ambient.class, CurrentRequest.class})
public final class Ambient implements CurrentRequest {
  private static final String MDC_CORRELATION = "correlationId";
  private static final String MDC_TENANT = "tenant";

  private final ThreadLocal<@Nullable RequestContext> current = new ThreadLocal<>();

  /** Runs with a context and restores what was there before. */
  <E extends Exception, F extends Exception> void with(RequestContext context, Body<E, F> body)
      throws E, F {
    RequestContext before = current.get();
    enter(context);
    try {
      body.run();
    } finally {
      if (before == null) {
        leave();
      } else {
        enter(before);
      }
    }
  }

  private void enter(RequestContext context) {
    current.set(context);
    MDC.put(MDC_CORRELATION, context.correlationId());
    Tenant tenant = context.tenant();
    if (tenant != null) {
      MDC.put(MDC_TENANT, tenant.key());
    }
  }

  private void leave() {
    current.remove();
    MDC.remove(MDC_CORRELATION);
    MDC.remove(MDC_TENANT);
  }

  /** Null on a thread that serves no request. */
  public @Nullable RequestContext get() {
    return current.get();
  }

  @Override
  public Tenant tenant() {
    Tenant tenant = context().tenant();
    if (tenant == null) {
      throw EdgeProblems.tenantUnknown();
    }
    return tenant;
  }

  @Override
  public Principal principal() {
    RequestContext context = context();
    Principal principal = context.principal();
    if (principal == null) {
      throw new Problem(401, "session.required", "Please sign in.");
    }
    if (principal.locked() && !context.admittedWhileLocked()) {
      throw new Problem(423, "session.locked", "The app is locked. Enter your passcode to go on.");
    }
    return principal;
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.ofNullable(context().principal());
  }

  @Override
  public TenantId tenantId() {
    return context().tenantId();
  }

  @Override
  public String clientAddress() {
    return context().clientAddress();
  }

  @Override
  public String correlationId() {
    return context().correlationId();
  }

  @Override
  public Locale locale() {
    return context().locale();
  }

  @Override
  public String origin() {
    return context().origin().toString();
  }

  private RequestContext context() {
    RequestContext context = current.get();
    if (context == null) {
      throw new IllegalStateException("this thread serves no request");
    }
    return context;
  }

  /** What runs with a context. */
  interface Body<E extends Exception, F extends Exception> {
    void run() throws E, F;
  }
}
