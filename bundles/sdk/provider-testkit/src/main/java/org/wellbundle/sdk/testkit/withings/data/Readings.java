package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;
import org.wellbundle.sdk.testkit.withings.people.Person;
import org.wellbundle.sdk.testkit.withings.people.Trait;

/** Everything measured that isn't a weigh-in: cuff, watch, thermometer, and what is typed in. */
final class Readings {
  private Readings() {}

  static void of(Life life, LocalDate date, Consumer<MeasureGroup> sink) {
    cuff(life, date, sink);
    watch(life, date, sink);
    thermometer(life, date, sink);
    typed(life, date, sink);
    Traces.of(life, date).ifPresent(trace -> sink.accept(trace.group(life.person())));
  }

  private static void cuff(Life life, LocalDate date, Consumer<MeasureGroup> sink) {
    Person person = life.person();
    Dice dice = life.dice(date, Life.Chance.CUFF);
    Device cuff = person.device(m -> m == Model.BPM_CONNECT || m == Model.BPM_CORE).orElse(null);
    if (cuff == null || person.awayOn(date)) {
      return;
    }
    for (int evening = 0; evening < 2; evening++) {
      if (!dice.chance(person.habits().cuffs() * (evening == 0 ? 1 : 0.5))) {
        continue;
      }
      LocalTime time = evening == 0 ? LocalTime.of(7, 20) : LocalTime.of(20, 40);
      long at = life.frame(date).at(time) + dice.between(0, 2_400);
      long systolic = person.body().systolic() + dice.nearInt(6) + evening * 3L;
      int diastolic = person.body().diastolic() + dice.nearInt(4);
      long pulse = Math.round(life.pulseOn(date)) + dice.between(3, 16);
      // Recorded: unit 0 mostly, -2 sometimes; attrib 5 for averaged runs, once the odd 17.
      boolean hundredths = dice.chance(0.15);
      int unit = hundredths ? -2 : 0;
      int scale = hundredths ? 100 : 1;
      double kind = dice.unit();
      int attrib = kind < 0.02 ? 17 : kind < 0.10 ? 5 : 0;
      sink.accept(
          group(
              person,
              attrib,
              at,
              at + dice.between(15, 60),
              4 + evening,
              cuff,
              List.of(
                  Measure.plain(9, (long) diastolic * scale, unit),
                  Measure.plain(10, systolic * scale, unit),
                  Measure.plain(11, pulse * scale, unit))));
    }
  }

  private static void watch(Life life, LocalDate date, Consumer<MeasureGroup> sink) {
    Person person = life.person();
    Dice dice = life.dice(date, Life.Chance.HEART);
    Device watch = person.device(m -> m == Model.SCANWATCH || m == Model.SCANWATCH_2).orElse(null);
    if (watch == null) {
      return;
    }
    long noon = life.frame(date).at(LocalTime.of(12, 10));
    if (dice.chance(0.25)) {
      long at = noon + dice.between(0, 5_400);
      sink.accept(
          group(
              person,
              0,
              at,
              at + dice.between(30, 900),
              6,
              watch,
              List.of(Measure.plain(54, 95 + dice.between(0, 4), 0))));
    }
    if (date.getDayOfWeek().getValue() == 7) {
      long at = noon + 7_200;
      long fitness = 380 + Math.round(18 * Math.sin(date.toEpochDay() / 40.0)) + dice.between(0, 6);
      sink.accept(
          group(person, 7, at, at + 120, 7, watch, List.of(Measure.plain(123, fitness, -1))));
    }
    if (watch.model() == Model.SCANWATCH_2 && dice.chance(0.1)) {
      long at = noon + 10_000;
      sink.accept(group(person, 0, at, at + 60, 8, watch, List.of(Measure.plain(139, 0, 0))));
    }
  }

  private static void thermometer(Life life, LocalDate date, Consumer<MeasureGroup> sink) {
    Person person = life.person();
    Device thermo = person.device(Model.THERMO).orElse(null);
    Dice dice = life.dice(date, Life.Chance.THERMO);
    // A cold every couple of months: a few days with readings, fever in the middle.
    long intoCycle = Math.floorMod(date.toEpochDay() + person.userid(), 53);
    boolean ill = intoCycle < 4;
    if (thermo == null || person.awayOn(date) || !(ill || dice.chance(0.12))) {
      return;
    }
    long at = life.frame(date).at(LocalTime.of(8, 5)) + dice.between(0, 3_000);
    long millis = 36_500 + dice.nearInt(150) + (ill ? 1_000L + 400L * (intoCycle % 3) : 0L);
    sink.accept(
        group(
            person,
            0,
            at,
            at + dice.between(5, 40),
            9,
            thermo,
            List.of(
                Measure.plain(12, millis, -3),
                Measure.plain(71, millis, -3),
                Measure.plain(73, millis - 1_900, -3))));
  }

  /** Typed in: on the day the account was made (attrib 4), and by hand now and then (attrib 2). */
  private static void typed(Life life, LocalDate date, Consumer<MeasureGroup> sink) {
    Person person = life.person();
    Dice dice = life.dice(date, Life.Chance.MISC);
    long at = life.frame(date).at(LocalTime.of(18, 30));
    int grams = person.body().weightGrams();
    if (date.equals(person.since())) {
      sink.accept(
          group(person, 4, at, at + 2, 10, null, List.of(bare(4, person.body().heightCm(), -2))));
      sink.accept(
          group(person, 4, at, at + 2, 11, null, List.of(bare(1, (grams + 2_000) * 10L, -4))));
      if (person.goals().size() > 2) {
        sink.accept(
            new MeasureGroup(
                Ids.of(at + 3, person.userid(), 12),
                2,
                at,
                at + 3,
                at + 3,
                2,
                null,
                List.of(bare(1, person.goals().get(2), -3)),
                false));
      }
    } else if (person.has(Trait.MANUAL_ENTRIES) && dice.chance(0.07)) {
      boolean pressure = dice.chance(0.3);
      long typedAt = at + dice.between(0, 3_600);
      // Somebody notes yesterday's value: the group's date is a day before it was created.
      long date2 = dice.chance(0.4) ? typedAt - 86_400 : typedAt;
      List<Measure> values =
          pressure
              ? List.of(
                  bare(9, person.body().diastolic(), 0),
                  bare(10, person.body().systolic(), 0),
                  bare(11, person.body().pulse(), 0))
              : List.of(bare(1, (grams + dice.nearInt(900)) / 10, -2));
      sink.accept(group(person, 2, date2, typedAt, 13, null, values));
    }
  }

  private static Measure bare(int type, long value, int unit) {
    return Measure.plain(type, value, unit).in(null, 0, 0);
  }

  private static MeasureGroup group(
      Person person,
      int attrib,
      long date,
      long created,
      int kind,
      @Nullable Device device,
      List<Measure> measures) {
    return new MeasureGroup(
        Ids.of(created, person.userid(), kind), attrib, date, created, device, measures);
  }
}
