package org.wellbundle.provider.withings;

import java.net.URI;

/** The configuration, read and completed. */
record WithingsSettings(
    URI authorizeUrl,
    URI tokenUrl,
    URI apiBaseUrl,
    String clientId,
    String clientSecret,
    boolean signTokenCalls,
    int historyDays,
    int pageOverlapSeconds,
    int callsPerMinute) {
  static final String AUTHORIZE_URL = "https://account.withings.com/oauth2_user/authorize2";
  static final String API_BASE_URL = "https://wbsapi.withings.net";

  static WithingsSettings of(WithingsConfig config) {
    String base = withoutSlash(either(config.apiBaseUrl(), API_BASE_URL));
    return new WithingsSettings(
        URI.create(either(config.authorizeUrl(), AUTHORIZE_URL)),
        URI.create(either(config.tokenUrl(), base + "/v2/oauth2")),
        URI.create(base),
        config.clientId().strip(),
        config.clientSecret().strip(),
        config.signTokenCalls(),
        config.historyDays() > 0 ? config.historyDays() : Integer.MAX_VALUE,
        Math.max(0, config.pageOverlapSeconds()),
        Math.max(1, config.callsPerMinute()));
  }

  /** An address below the base of the API. */
  URI api(String path) {
    return URI.create(apiBaseUrl + path);
  }

  /** Without the secret, so that it can't slip into a log. */
  @Override
  public String toString() {
    return "WithingsSettings[" + apiBaseUrl + ", client " + clientId + "]";
  }

  private static String either(String value, String otherwise) {
    return value.isBlank() ? otherwise : value.strip();
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
