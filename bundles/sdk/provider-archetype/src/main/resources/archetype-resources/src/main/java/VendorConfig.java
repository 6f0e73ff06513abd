package ${package};

/** Keys of the configuration {@code ${artifactId}}. */
public @interface VendorConfig {
  /** The page on which a member allows access. */
  String authorizeUrl() default "https://${providerId}.example/authorize";

  /** Where data and tokens are asked for. */
  String apiBaseUrl() default "https://api.${providerId}.example";

  /** The application registered at the manufacturer. */
  String clientId() default "";

  /** Its secret; never logged. */
  String clientSecret() default "";

  /** Calls a minute the manufacturer allows the application. */
  int callsPerMinute() default 60;
}
