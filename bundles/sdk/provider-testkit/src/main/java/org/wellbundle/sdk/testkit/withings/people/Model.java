package org.wellbundle.sdk.testkit.withings.people;

/** Device models with the ids, names and types Withings gives them. */
public enum Model {
  BODY_PLUS(5, "Body+", "Scale"),
  BODY_CARDIO(6, "Body Cardio", "Scale"),
  BODY_SCAN(10, "Body Scan", "Scale"),
  BODY_COMP(18, "Body Comp", "Scale"),
  BPM_CORE(44, "BPM Core", "Blood Pressure Monitor"),
  BPM_CONNECT(45, "BPM Connect", "Blood Pressure Monitor"),
  SLEEP_MONITOR(63, "Aura Sensor V2", "Sleep Monitor"),
  THERMO(70, "Thermo", "Smart Connected Thermometer"),
  SCANWATCH(93, "ScanWatch", "Activity Tracker"),
  SCANWATCH_2(94, "ScanWatch 2", "Activity Tracker"),
  SCANWATCH_LIGHT(95, "ScanWatch Light", "Activity Tracker"),
  GOOGLE_FIT(1055, "GoogleFit tracker", "HealthKit Google"),
  HEALTH_CONNECT(1060, "Google Health Connect", "HealthKit Google");

  private final int id;
  private final String title;
  private final String type;

  Model(int id, String title, String type) {
    this.id = id;
    this.title = title;
    this.type = type;
  }

  public int id() {
    return id;
  }

  public String title() {
    return title;
  }

  public String type() {
    return type;
  }

  public boolean isWatch() {
    return this == SCANWATCH || this == SCANWATCH_2 || this == SCANWATCH_LIGHT;
  }

  /** A phone: its data is someone else's ({@code brand} 18) and has no device id. */
  public boolean isPhone() {
    return id > 1000;
  }

  public boolean isScale() {
    return type.equals("Scale");
  }

  public boolean hasEcg() {
    return this == SCANWATCH || this == SCANWATCH_2 || this == BPM_CORE;
  }

  /** Heart-rate variability; other models send zeros. */
  public boolean hasVariability() {
    return this == SCANWATCH_2;
  }
}
