package org.wellbundle.operations.health.internal;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.Promotions;

/** Hands our checks to Felix Health Checks, and asks it for all that are about this node. */
@Component(service = Examiner.class)
public final class FelixExaminer implements Examiner {
  /** Checks with this tag are shown at {@code /health/ready}. */
  static final String TAG = "node";

  private static final String OWNER = "wellbundle.bundle";

  private final BundleContext context;
  private final Promotions promotions;
  private final HealthCheckExecutor executor;
  private final Map<HealthCheck, ServiceRegistration<?>> adapters = new ConcurrentHashMap<>();

  @Activate
  public FelixExaminer(
      BundleContext context,
      @Reference HealthCheckExecutor executor,
      @Reference Promotions promotions) {
    this.context = context;
    this.promotions = promotions;
    this.executor = executor;
  }

  @Reference(
      service = HealthCheck.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(HealthCheck check, ServiceReference<HealthCheck> reference) {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("hc.name", check.name());
    properties.put("hc.tags", new String[] {TAG});
    properties.put(OWNER, reference.getBundle().getBundleId());
    adapters.put(
        check,
        context.registerService(
            org.apache.felix.hc.api.HealthCheck.class, new Adapter(check), properties));
  }

  void unbind(HealthCheck check) {
    ServiceRegistration<?> registration = adapters.remove(check);
    if (registration != null) {
      registration.unregister();
    }
  }

  @Override
  public List<Outcome> examine() {
    return executor.execute(HealthCheckSelector.tags(TAG)).stream()
        .filter(this::serves)
        .map(FelixExaminer::outcome)
        .toList();
  }

  /** A version that is held says nothing about the node; checks of others have no owner here. */
  private boolean serves(HealthCheckExecutionResult result) {
    Object owner = result.getHealthCheckMetadata().getServiceReference().getProperty(OWNER);
    return !(owner instanceof Long bundle) || promotions.serves(bundle);
  }

  private static Outcome outcome(HealthCheckExecutionResult result) {
    Result outcome = result.getHealthCheckResult();
    String name = result.getHealthCheckMetadata().getName();
    if (result.hasTimedOut()) {
      return new Outcome(name, false, "gives no answer");
    }
    return outcome.getStatus() == Result.Status.HEALTH_CHECK_ERROR
        ? new Outcome(name, false, "failed, see the log")
        : new Outcome(name, outcome.isOk(), message(outcome));
  }

  /** The entry that decided, which is the one an operator wants. */
  private static String message(Result outcome) {
    String message = "ok";
    for (ResultLog.Entry entry : outcome) {
      if (entry.getStatus() == outcome.getStatus()) {
        message = entry.getMessage();
      }
    }
    return message;
  }
}
