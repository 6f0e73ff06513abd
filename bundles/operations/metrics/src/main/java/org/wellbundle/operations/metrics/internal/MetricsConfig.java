package org.wellbundle.operations.metrics.internal;

/** Keys of {@code org.wellbundle.operations.metrics}. */
public @interface MetricsConfig {
  /** How long numbers of parts are given again without asking them. */
  int rememberMillis() default 2000;
}
