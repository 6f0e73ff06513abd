package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;

/**
 * One sleep as one device saw it; a nap is one too.
 *
 * @param date local day of waking up
 * @param stages in order, possibly with gaps (out of bed)
 * @param interimEnd if not 0, the end as first delivered: the person fell asleep again, and the
 *     night was re-sent longer under the same id at {@code modified}
 * @param pulse average while asleep
 */
public record Night(
    long id,
    LocalDate date,
    ZoneId zone,
    Device device,
    long start,
    long end,
    List<Stage> stages,
    long created,
    long modified,
    long interimEnd,
    double pulse,
    long salt) {

  /** A stretch of one state: 0 awake, 1 light, 2 deep, 3 REM. Epoch seconds. */
  public record Stage(long start, long end, int state) {
    public long seconds() {
      return end - start;
    }
  }

  /** Seconds between two values of a map such as {@code hr}. */
  public static final int SAMPLE = 300;

  /** 32 for the sleep monitor under the mattress, 16 for a watch. */
  public int sensor() {
    return device.model() == Model.SLEEP_MONITOR ? 32 : 16;
  }

  /** What the cloud knew of it then: nothing, the first version, or all. */
  public Optional<Night> asOf(long now) {
    if (now < created) {
      return Optional.empty();
    }
    return Optional.of(interimEnd > 0 && now < modified ? interim() : this);
  }

  private Night interim() {
    List<Stage> known = new ArrayList<>();
    for (Stage stage : stages) {
      if (stage.start() < interimEnd) {
        known.add(new Stage(stage.start(), Math.min(stage.end(), interimEnd), stage.state()));
      }
    }
    return new Night(
        id, date, zone, device, start, interimEnd, known, created, created, 0, pulse, salt);
  }

  /** Beats per minute at that moment; lower in deep sleep, never twice quite the same. */
  public int pulseAt(long epoch, int state) {
    double noise = Dice.of(salt, epoch / SAMPLE).near(1.8);
    return (int)
        Math.round(pulse + (state == 2 ? -3 : state == 0 ? 7 : state == 3 ? 2 : 0) + noise);
  }

  public int breathsAt(long epoch, int state) {
    double noise = Dice.of(salt, epoch / SAMPLE, 1).near(0.8);
    return (int) Math.round(14.5 + (state == 3 ? 1.5 : state == 0 ? 2 : 0) + noise);
  }

  /** Seconds of snoring in that stretch. */
  public int snoringAt(long epoch, int state) {
    Dice dice = Dice.of(salt, epoch / SAMPLE, 2);
    return state == 1 && dice.chance(0.12) ? dice.between(20, 200) : 0;
  }

  /** Root mean square of successive differences in ms; 0 from devices that don't know. */
  public int rmssdAt(long epoch) {
    return device.model().hasVariability()
        ? (int) Math.round(44 + Dice.of(salt, epoch / SAMPLE, 3).near(9))
        : 0;
  }

  public int sdnnAt(long epoch) {
    return device.model().hasVariability()
        ? (int) Math.round(58 + Dice.of(salt, epoch / SAMPLE, 4).near(11))
        : 0;
  }
}
