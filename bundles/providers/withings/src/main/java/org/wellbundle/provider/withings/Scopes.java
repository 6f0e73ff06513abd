package org.wellbundle.provider.withings;

/** What a member can grant. */
final class Scopes {
  /** Who it is, and notice when the account goes. */
  static final String INFO = "user.info";

  /** Measures, heart recordings, devices, goals. */
  static final String METRICS = "user.metrics";

  /** Activity, workouts, and sleep. */
  static final String ACTIVITY = "user.activity";

  /** Getting in and out of bed. */
  static final String SLEEP_EVENTS = "user.sleepevents";

  private Scopes() {}
}
