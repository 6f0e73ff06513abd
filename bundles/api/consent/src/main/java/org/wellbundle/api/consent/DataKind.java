package org.wellbundle.api.consent;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of data a person decides about, one by one. */
public enum DataKind {
  ACTIVITY("activity"),
  WORKOUTS("workouts"),
  HEART("heart"),
  BLOOD_PRESSURE("bloodPressure"),
  BLOOD_GLUCOSE("bloodGlucose"),
  BODY("body"),
  SLEEP("sleep"),
  BREATHING("breathing"),
  TEMPERATURE("temperature"),
  STRESS("stress"),
  /** Climate, air and light of a room. */
  ENVIRONMENT("environment"),
  /** Sound level of a home device. */
  HOME_SOUND("homeSound"),
  /** Motion seen by a home device. */
  HOME_MOTION("homeMotion"),
  /** Pictures of a home device's camera. */
  HOME_CAMERA("homeCamera"),
  /** The connection to a manufacturer: its state and times, no measurement. */
  LINK("link"),
  /** Name, address, settings: no measurement. */
  ACCOUNT("account");

  private final String wireName;

  DataKind(String wireName) {
    this.wireName = wireName;
  }

  /** Name in the HTTP interface and in the database. */
  public String wireName() {
    return wireName;
  }

  /** False for what is no measurement and needs no decision to be collected. */
  public boolean measured() {
    return this != LINK && this != ACCOUNT;
  }

  public static Optional<DataKind> of(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }
}
