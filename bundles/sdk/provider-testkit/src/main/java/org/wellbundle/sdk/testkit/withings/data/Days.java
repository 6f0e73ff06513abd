package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** How somebody moves through a day. */
final class Days {
  private Days() {}

  /** The day as the person's tracker saw it; empty if they wore none. */
  static Optional<Day> of(Life life, LocalDate date) {
    Person person = life.person();
    Device tracker = person.tracker().orElse(null);
    if (tracker == null || !worn(life, date)) {
      return Optional.empty();
    }
    Dice dice = life.dice(date, Life.Chance.STEPS);
    Frame frame = life.frame(date);
    int slots = (int) ((frame.end() - frame.start()) / Day.SLOT);
    List<Workout> workouts = Workouts.on(life, date);
    Life.Bed morning = life.bedEndingOn(date);
    Life.Bed night = life.bedEndingOn(date.plusDays(1));
    int[] steps = steps(person, date, frame, slots, morning, night, dice);
    byte[] floors = new byte[slots];
    short[] pulse = new short[slots];
    double resting = life.pulseOn(date);
    boolean sensor = !tracker.model().isPhone();
    for (int i = 0; i < slots; i++) {
      long middle = frame.start() + i * (long) Day.SLOT + Day.SLOT / 2;
      Workout workout = Workout.at(workouts, middle);
      if (workout != null) {
        steps[i] =
            workout.stepsPerMinute() * 5 + (workout.stepsPerMinute() > 0 ? dice.nearInt(12) : 0);
      }
      boolean asleep = morning.covers(middle) || night.covers(middle);
      floors[i] = (byte) (steps[i] > 60 && dice.chance(0.09) ? dice.between(1, 2) : 0);
      if (sensor && (workout != null || i % 2 == 0)) {
        double beat =
            workout != null
                ? workout.pulse() + dice.near(6)
                : resting + (asleep ? -2 : 14) + steps[i] * 0.07 + dice.near(asleep ? 2 : 4);
        pulse[i] = (short) Math.round(beat);
      }
    }
    int weight = person.body().weightGrams() / 1000;
    return Optional.of(
        new Day(
            frame,
            tracker,
            steps,
            floors,
            pulse,
            workouts,
            sensor ? 300 : 3_600,
            finalAt(life, date),
            person.body().heightCm() * 0.00415,
            0.00052 * weight,
            370 + weight * 18));
  }

  /** Now and then the watch stays on the night table. */
  static boolean worn(Life life, LocalDate date) {
    return life.alive(date)
        && !life.person().devices().isEmpty()
        && !life.dice(date, Life.Chance.WEAR).chance(0.03);
  }

  /** Minutes after midnight as a rule, two days later if the tracker couldn't sync. */
  static long finalAt(Life life, LocalDate date) {
    Dice dice = life.dice(date, Life.Chance.SYNC);
    long late = dice.chance(0.02) ? 172_800L : 0;
    return life.frame(date).end() + late + dice.between(600, 1_200);
  }

  private static int[] steps(
      Person person,
      LocalDate date,
      Frame frame,
      int slots,
      Life.Bed morning,
      Life.Bed night,
      Dice dice) {
    boolean dayOff = date.getDayOfWeek().getValue() > 5;
    double season = 1 + 0.08 * Math.sin(date.getDayOfYear() / 58.0);
    double target =
        person.habits().steps() * (dayOff ? 0.86 : 1.05) * season * Math.exp(dice.near(0.22));
    double[] weights = new double[slots];
    double sum = 0;
    for (int i = 0; i < slots; i++) {
      long middle = frame.start() + i * (long) Day.SLOT + Day.SLOT / 2;
      boolean asleep = morning.covers(middle) || night.covers(middle);
      double busy = hourWeight(frame.hourAt(middle), dayOff);
      boolean moves = dice.chance(0.5 * busy);
      double amount = -Math.log(1 - dice.unit() * 0.98);
      weights[i] = asleep || !moves ? 0 : amount * busy;
      sum += weights[i];
    }
    int[] steps = new int[slots];
    for (int i = 0; i < slots; i++) {
      steps[i] = sum == 0 ? 0 : (int) Math.min(590, Math.round(weights[i] / sum * target));
    }
    return steps;
  }

  private static double hourWeight(int hour, boolean dayOff) {
    if (dayOff) {
      return hour >= 10 && hour < 19 ? 1.0 : 0.5;
    }
    return switch (hour) {
      case 7, 8, 12, 13, 17, 18 -> 1.4;
      case 22, 23 -> 0.3;
      default -> 0.6;
    };
  }
}
