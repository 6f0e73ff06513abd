package org.wellbundle.core.consent.internal.leaving;

/** Keys of {@code org.wellbundle.core.consent} about people who leave. */
public @interface LeavingConfig {
  /** Days in which whoever asked to be erased may think again. */
  int leavingDays() default 7;
}
