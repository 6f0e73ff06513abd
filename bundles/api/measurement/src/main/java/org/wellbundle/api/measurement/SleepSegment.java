package org.wellbundle.api.measurement;

/**
 * One stretch of one sleep stage. Belongs to the session whose time contains it.
 *
 * @param key the vendor's id, or one made of device and start where it has none
 * @param moment start and end of the stretch
 */
public record SleepSegment(RecordKey key, Moment moment, Stage stage, Origin origin) {

  /** Stages of sleep. The number is what the database stores. */
  public enum Stage {
    AWAKE(0),
    LIGHT(1),
    DEEP(2),
    REM(3),
    /** Entered by hand: asleep, without detail. */
    MANUAL(4),
    UNSPECIFIED(5),
    OUT_OF_BED(6);

    private final int id;

    Stage(int id) {
      this.id = id;
    }

    public int id() {
      return id;
    }
  }
}
