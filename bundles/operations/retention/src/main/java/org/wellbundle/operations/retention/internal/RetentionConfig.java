package org.wellbundle.operations.retention.internal;

/** Keys of {@code org.wellbundle.operations.retention}. */
public @interface RetentionConfig {
  /** How often it is looked; 0 never. */
  int everyMinutes() default 15;

  /** Pause after each bit that was removed. */
  int pauseMillis() default 50;
}
