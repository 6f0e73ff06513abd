package org.wellbundle.operations.health.internal;

/** Keys of {@code org.wellbundle.operations.health}. */
public @interface HealthConfig {
  /** Names of checks without which the node isn't ready, registered or not. */
  String expected() default "database,messaging,tenancy";

  /** How long an answer is given again without asking. */
  int rememberMillis() default 500;

  /** How long a node that is told to stop serves on, saying that it isn't ready. */
  int leaveSeconds() default 0;
}
