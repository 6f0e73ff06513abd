package org.wellbundle.sdk.testkit.withings.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** A person in this world: who, and the seed that decides what happens to them. */
public record Life(Person person, long seed) {

  /** Kinds of chance; each has dice of its own, so that a change in one moves no other. */
  enum Chance {
    BED,
    NIGHT,
    STEPS,
    WORKOUT,
    SCALE,
    CUFF,
    HEART,
    THERMO,
    MISC,
    WEAR,
    SYNC
  }

  /**
   * When somebody is in bed for the sleep that ends on a day.
   *
   * @param recorded false if no device noticed
   */
  record Bed(long from, long to, boolean recorded) {
    boolean covers(long epoch) {
      return epoch >= from && epoch < to;
    }
  }

  Dice dice(LocalDate date, Chance chance) {
    return Dice.of(seed, person.userid(), date.toEpochDay(), chance.name().hashCode());
  }

  Frame frame(LocalDate date) {
    return Frame.of(person, date);
  }

  boolean alive(LocalDate date) {
    return !date.isBefore(person.since());
  }

  boolean changesZone(LocalDate date) {
    return !person.zoneOn(date).equals(person.zoneOn(date.minusDays(1)));
  }

  /** On the day of a flight nobody's night is recorded. */
  Bed bedEndingOn(LocalDate date) {
    Frame frame = frame(date);
    Dice dice = dice(date, Chance.BED);
    LocalTime bedtime = person.habits().bedtime();
    boolean byDay = bedtime.getHour() > 3 && bedtime.getHour() < 12;
    LocalDate bedDate = bedtime.getHour() < 12 ? date : date.minusDays(1);
    boolean dayOff = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    long from = bedDate.atTime(bedtime).atZone(frame.zone()).toEpochSecond();
    from += 60L * dice.nearInt(22) + (dayOff && !byDay ? 60L * dice.between(10, 70) : 0);
    from += dice.between(0, 59);
    long sleep = person.habits().sleep().toSeconds() + 60L * dice.nearInt(28);
    sleep += dayOff ? 60L * dice.between(0, 60) : 0;
    long to = from + sleep / 60 * 60;
    return new Bed(from, to, !changesZone(date) && !dice.chance(0.03));
  }

  /** How tired or rested somebody's heart is: slow swings over weeks, shared by all their data. */
  double pulseOn(LocalDate date) {
    long day = date.toEpochDay();
    double swing = 2.2 * Math.sin(day / 19.0 + person.userid()) + 1.4 * Math.sin(day / 5.3);
    return person.body().pulse() + swing;
  }

  /** Weight in grams on a morning: a slow drift, the week's rhythm, and the day's noise. */
  int weightOn(LocalDate date, Dice dice) {
    long day = date.toEpochDay();
    double drift = 1_900 * Math.sin((day + person.userid() * 13) / 58.0);
    double week = date.getDayOfWeek() == DayOfWeek.MONDAY ? 320 : 0;
    return (int) Math.round(person.body().weightGrams() + drift + week + dice.near(260));
  }
}
