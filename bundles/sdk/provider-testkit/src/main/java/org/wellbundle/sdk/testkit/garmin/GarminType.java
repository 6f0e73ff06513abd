package org.wellbundle.sdk.testkit.garmin;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of summaries: key in a notification, and path of pull and history. */
enum GarminType {
  DAILIES("dailies", "dailies", "HEALTH_EXPORT"),
  EPOCHS("epochs", "epochs", "HEALTH_EXPORT"),
  SLEEPS("sleeps", "sleeps", "HEALTH_EXPORT"),
  BODY_COMPS("bodyComps", "bodyComps", "HEALTH_EXPORT"),
  STRESS("stressDetails", "stressDetails", "HEALTH_EXPORT"),
  USER_METRICS("userMetrics", "userMetrics", "HEALTH_EXPORT"),
  PULSE_OX("pulseox", "pulseOx", "HEALTH_EXPORT"),
  RESPIRATION("allDayRespiration", "respiration", "HEALTH_EXPORT"),
  SNAPSHOT("healthSnapshot", "healthSnapshot", "HEALTH_EXPORT"),
  HRV("hrv", "hrv", "HEALTH_EXPORT"),
  BLOOD_PRESSURES("bloodPressures", "bloodPressures", "HEALTH_EXPORT"),
  ACTIVITIES("activities", "activities", "ACTIVITY_EXPORT"),
  MOVE_IQ("moveIQActivities", "moveiq", "ACTIVITY_EXPORT");

  private final String key;
  private final String path;
  private final String permission;

  GarminType(String key, String path, String permission) {
    this.key = key;
    this.path = path;
    this.permission = permission;
  }

  static Optional<GarminType> byPath(String path) {
    return Arrays.stream(values()).filter(type -> type.path.equals(path)).findFirst();
  }

  String key() {
    return key;
  }

  String path() {
    return path;
  }

  String permission() {
    return permission;
  }
}
