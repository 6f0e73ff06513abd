package org.wellbundle.provider.garmin;

import java.net.URI;
import java.time.Duration;

/** The configuration, read and completed. */
record GarminSettings(
    URI authorizeUrl,
    URI tokenUrl,
    String apiBaseUrl,
    String clientId,
    String clientSecret,
    String hookToken,
    int historyDays,
    Duration historyTakes,
    int callsPerMinute) {
  static final String AUTHORIZE_URL = "https://connect.garmin.com/oauth2Confirm";
  static final String API_BASE_URL = "https://apis.garmin.com/wellness-api/rest";
  static final String TOKEN_URL = "https://diauth.garmin.com/di-oauth2-service/oauth/token";

  static GarminSettings of(GarminConfig config) {
    String base = either(config.apiBaseUrl(), API_BASE_URL);
    return new GarminSettings(
        URI.create(either(config.authorizeUrl(), AUTHORIZE_URL)),
        URI.create(either(config.tokenUrl(), TOKEN_URL)),
        base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
        config.clientId().strip(),
        config.clientSecret().strip(),
        config.hookToken().strip(),
        config.historyDays() > 0 ? config.historyDays() : Assumptions.HISTORY_DAYS,
        Duration.ofMinutes(Math.max(1, config.historyMinutes())),
        Math.max(1, config.callsPerMinute()));
  }

  URI api(String path) {
    return URI.create(apiBaseUrl + path);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "GarminSettings[" + apiBaseUrl + ", client " + clientId + "]";
  }

  private static String either(String value, String otherwise) {
    return value.isBlank() ? otherwise : value.strip();
  }
}
