package org.wellbundle.core.providers.internal;

/** Configuration of this bundle, PID {@code org.wellbundle.core.providers}. */
public @interface Config {
  String PID = "org.wellbundle.core.providers";

  /** How long a stopping provider bundle may take to finish calls. */
  int drainSeconds() default 20;

  /** How long a vendor may take to accept a connection. */
  int connectSeconds() default 5;

  /** How long one call may take, body included. */
  int callSeconds() default 20;

  /** Largest answer accepted, unpacked. */
  int maxAnswerBytes() default 8 * 1024 * 1024;

  /** Share of every budget that only calls a person waits for may use, in percent. */
  int reservePercent() default 3;

  /** How long calls a person waits for may wait for budget. */
  int patienceMillis() default 3_000;

  /** How long a code exchange may take in all; Withings' codes live 30 s. */
  int exchangeSeconds() default 20;

  /** Tokens that expire within this time are refreshed before they are used. */
  int refreshAheadSeconds() default 60;
}
