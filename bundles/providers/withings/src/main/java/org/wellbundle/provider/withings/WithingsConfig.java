package org.wellbundle.provider.withings;

/** Keys of the PID {@code org.wellbundle.provider.withings}. An empty value counts as not set. */
public @interface WithingsConfig {
  /** The authorize page, opened by the member's browser. */
  String authorizeUrl() default WithingsSettings.AUTHORIZE_URL;

  /** Where all data calls go. */
  String apiBaseUrl() default WithingsSettings.API_BASE_URL;

  /** Token call, {@code <apiBaseUrl>/v2/oauth2} when empty. */
  String tokenUrl() default "";

  /** Client id of the app registration. */
  String clientId() default "";

  /** Its secret. Signs calls; never logged. */
  String clientSecret() default "";

  /** True: the token call is signed with a nonce; false: it carries the secret itself. */
  boolean signTokenCalls() default true;

  /**
   * How many days back Withings grants. It grants everything there is, which is the default; how
   * much is asked for is the platform's setting.
   */
  int historyDays() default Integer.MAX_VALUE;

  /** How far an incremental fetch reaches back behind the last one's mark. */
  int pageOverlapSeconds() default 60;

  /**
   * Calls a minute the app registration may make, over all endpoints and members together: 120,
   * unless the vendor granted more.
   */
  int callsPerMinute() default 120;
}
