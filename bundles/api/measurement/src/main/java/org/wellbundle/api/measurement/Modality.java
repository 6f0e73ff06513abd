package org.wellbundle.api.measurement;

/** How a value came about. The number is what the database stores. */
public enum Modality {
  /** Measured by a device. */
  SENSED(0),
  /** Typed in by the person, here or in the manufacturer's app. */
  SELF_REPORTED(1),
  /** Calculated from other values by the manufacturer or by us. */
  DERIVED(2);

  private final int id;

  Modality(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }
}
