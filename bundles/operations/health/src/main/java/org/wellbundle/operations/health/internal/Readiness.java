package org.wellbundle.operations.health.internal;

import java.util.List;

/** All outcomes at one moment, by name. */
record Readiness(List<CheckResult> checks) {
  Readiness {
    checks = List.copyOf(checks);
  }

  /** True when everything required works. */
  boolean ready() {
    return checks.stream().allMatch(check -> check.ok() || !check.required());
  }

  String status() {
    return ready() ? "ready" : "unready";
  }
}
