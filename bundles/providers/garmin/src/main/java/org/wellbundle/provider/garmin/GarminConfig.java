package org.wellbundle.provider.garmin;

/** Keys of the PID {@code org.wellbundle.provider.garmin}. An empty value counts as not set. */
public @interface GarminConfig {
  /** The authorize page, opened by the member's browser. */
  String authorizeUrl() default GarminSettings.AUTHORIZE_URL;

  /** Where data and the person's data are asked for. */
  String apiBaseUrl() default GarminSettings.API_BASE_URL;

  /** Where codes and refresh tokens are exchanged. */
  String tokenUrl() default GarminSettings.TOKEN_URL;

  /** Client id of the app registration. */
  String clientId() default "";

  /** Its secret; never logged. */
  String clientSecret() default "";

  /** Secret part of the address that is registered at Garmin for notifications. */
  String hookToken() default "";

  /** How many days of history Garmin grants. */
  int historyDays() default Assumptions.HISTORY_DAYS;

  /** How long requested history may take to come, in minutes. */
  int historyMinutes() default Assumptions.HISTORY_MINUTES;

  /** Calls a minute the app registration may make. */
  int callsPerMinute() default Assumptions.CALLS_PER_MINUTE;
}
