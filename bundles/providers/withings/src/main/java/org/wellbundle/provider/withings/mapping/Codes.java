package org.wellbundle.provider.withings.mapping;

import org.wellbundle.api.provider.Json;

/** Vendor codes as they may be counted and shown: short, and nothing but a code. */
final class Codes {
  private static final int LONGEST = 40;

  private Codes() {}

  static String of(Json code) {
    return code.isObject() || code.isArray() ? "structure" : of(code.text().orElse("none"));
  }

  static String of(String code) {
    String clean = code.replaceAll("[^A-Za-z0-9_./:+-]", "_");
    String shortened = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    return shortened.isEmpty() ? "empty" : shortened;
  }
}
