package org.wellbundle.operations.health.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** A check of ours as Felix Health Checks runs it: with a time-out, remembered for a moment. */
record Adapter(org.wellbundle.api.module.HealthCheck check) implements HealthCheck {
  @Override
  public Result execute() {
    org.wellbundle.api.module.HealthCheck.Result result = check.check();
    Result.Status failed = check.required() ? Result.Status.CRITICAL : Result.Status.WARN;
    return new Result(result.ok() ? Result.Status.OK : failed, result.message());
  }
}
