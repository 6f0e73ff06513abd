package org.wellbundle.operations.health.internal;

/** Keys of {@code org.wellbundle.operations.health}. */
public @interface HealthConfig {
  /** Names of checks without which the node isn't ready, registered or not. */
  String expected() default "database,messaging,tenancy";

  /** How long an answer is given again without asking. */
  int rememberMillis() default 500;
}
