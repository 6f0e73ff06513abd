package org.wellbundle.module.support;

import java.util.Locale;
import java.util.Map;

/** Names of the usual topics; a topic of the tenant's own is its own name. */
final class Topics {
  private static final Map<String, Map<String, String>> NAMES =
      Map.of(
          "device", Map.of("en", "Device and syncing", "de", "Gerät und Abgleich"),
          "account", Map.of("en", "Account and sign-in", "de", "Konto und Anmeldung"),
          "data", Map.of("en", "My data", "de", "Meine Daten"),
          "challenge", Map.of("en", "Challenges", "de", "Challenges"),
          "privacy", Map.of("en", "Privacy", "de", "Datenschutz"),
          "other", Map.of("en", "Something else", "de", "Etwas anderes"));

  private Topics() {}

  static String name(String topic, Locale locale) {
    Map<String, String> names = NAMES.getOrDefault(topic, Map.of());
    return names.getOrDefault(locale.getLanguage(), names.getOrDefault("en", topic));
  }
}
