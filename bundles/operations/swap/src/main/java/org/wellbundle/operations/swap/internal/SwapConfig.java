package org.wellbundle.operations.swap.internal;

/** Keys of {@code org.wellbundle.operations.swap}. */
public @interface SwapConfig {
  /** Longest wait for a new version to show that it works. */
  int healthSeconds() default 30;

  /** Longest wait for an old version to finish its calls and stop. */
  int stopSeconds() default 60;
}
