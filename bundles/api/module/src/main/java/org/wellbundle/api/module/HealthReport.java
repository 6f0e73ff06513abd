package org.wellbundle.api.module;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how providers or tenants fare, one by one. What it says doesn't decide about the node's
 * readiness: one manufacturer that is away must not take a node out of service.
 */
@ConsumerType
public interface HealthReport {
  /** What the names in the report are. */
  Subject subject();

  /** Outcome by provider id or tenant key. Answers within a second. */
  Map<String, HealthCheck.Result> report();

  /** Shown at {@code /health/providers} and {@code /health/tenants}. */
  enum Subject {
    PROVIDER,
    TENANT
  }
}
