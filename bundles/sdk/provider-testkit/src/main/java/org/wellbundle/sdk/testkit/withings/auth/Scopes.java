package org.wellbundle.sdk.testkit.withings.auth;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scopes there are, with what the consent page says of each. */
public final class Scopes {
  public static final String INFO = "user.info";
  public static final String METRICS = "user.metrics";
  public static final String ACTIVITY = "user.activity";
  public static final String SLEEP_EVENTS = "user.sleepevents";

  static final Map<String, String> MEANING = new LinkedHashMap<>();

  static {
    MEANING.put(INFO, "That you have an account, your devices and goals");
    MEANING.put(METRICS, "Weight, body composition, blood pressure, heart and temperature");
    MEANING.put(ACTIVITY, "Steps, workouts and sleep");
    MEANING.put(SLEEP_EVENTS, "When you go to bed and get up");
  }

  private Scopes() {}

  static boolean known(List<String> scopes) {
    return !scopes.isEmpty() && MEANING.keySet().containsAll(scopes);
  }

  static Set<String> of(List<String> scopes) {
    return new LinkedHashSet<>(scopes);
  }
}
