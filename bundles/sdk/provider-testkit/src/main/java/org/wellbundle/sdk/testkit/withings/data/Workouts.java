package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Habits;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** Who works out when. */
final class Workouts {
  private Workouts() {}

  static List<Workout> on(Life life, LocalDate date) {
    Person person = life.person();
    Habits habits = person.habits();
    Dice dice = life.dice(date, Life.Chance.WORKOUT);
    @Nullable Device device = person.tracker().orElse(null);
    if (device == null || habits.sports().isEmpty() || !dice.chance(habits.sportsPerWeek() / 7.0)) {
      return List.of();
    }
    Frame frame = life.frame(date);
    LocalTime time = dice.chance(0.3) ? LocalTime.of(7, 30) : LocalTime.of(17, 40);
    long start = frame.at(time) + dice.between(0, 4_000);
    long end = start + 60L * dice.between(24, 75);
    boolean asleep = life.bedEndingOn(date).covers(start) || life.bedEndingOn(date).covers(end);
    if (asleep || !frame.contains(start) || !frame.contains(end)) {
      return List.of();
    }
    int category = habits.sports().get(dice.between(0, habits.sports().size() - 1));
    boolean watch = !device.model().isPhone();
    int stepsPerMinute = category == 2 ? 158 : category == 1 ? 108 : category == 36 ? 40 : 0;
    int pulse = watch ? 60 + (category == 2 ? 88 : category == 1 ? 44 : 66) + dice.nearInt(5) : 0;
    // Whoever edits a workout afterwards changes only its time of modification.
    long created = end + dice.between(60, 400);
    long modified = dice.chance(0.1) ? created + dice.between(3_600, 9_000) : created;
    return List.of(
        new Workout(
            Ids.of(start, person.userid(), 1),
            category,
            date,
            frame.zone(),
            device,
            dice.chance(0.3) ? 7 : 0,
            start,
            end,
            modified,
            stepsPerMinute,
            pulse));
  }
}
