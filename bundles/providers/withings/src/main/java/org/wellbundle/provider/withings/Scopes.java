package org.wellbundle.provider.withings;

/** What a member can grant; which of it is asked for, {@link WithingsAuthorization} says. */
final class Scopes {
  /** Who it is, and notice when the account goes. */
  static final String INFO = "user.info";

  /** Measures, heart recordings, devices, goals. */
  static final String METRICS = "user.metrics";

  /** Activity, workouts, and sleep. */
  static final String ACTIVITY = "user.activity";

  /** Getting in and out of bed, as it happens. Not asked for. */
  static final String SLEEP_EVENTS = "user.sleepevents";

  private Scopes() {}
}
