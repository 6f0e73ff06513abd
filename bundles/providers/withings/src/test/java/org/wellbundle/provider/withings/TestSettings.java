package org.wellbundle.provider.withings;

import java.net.URI;

/** A configuration that points nowhere. */
final class TestSettings {
  static final String SECRET = "0123456789abcdef";

  private TestSettings() {}

  static WithingsSettings signing() {
    return with(true);
  }

  static WithingsSettings with(boolean signTokenCalls) {
    return new WithingsSettings(
        URI.create("https://account.example/authorize"),
        URI.create("https://api.example/v2/oauth2"),
        URI.create("https://api.example"),
        "client-7",
        SECRET,
        signTokenCalls,
        Integer.MAX_VALUE,
        60,
        120);
  }

  static WithingsProvider provider() {
    return new WithingsProvider(signing());
  }
}
