package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;
import org.wellbundle.sdk.testkit.withings.people.Person;
import org.wellbundle.sdk.testkit.withings.people.Trait;

/** Mornings on the scale, in the groups each model of scale really sends. */
final class Weighings {
  private static final int BODY_SCAN_ALGO = 218_235_904;
  private static final int AFIB_ALGO = 16_909_313;
  private static final int WHOLE_BODY = 7;

  private Weighings() {}

  static void of(Life life, LocalDate date, Consumer<MeasureGroup> sink) {
    Person person = life.person();
    Dice dice = life.dice(date, Life.Chance.SCALE);
    Device scale = person.device(Model::isScale).orElse(null);
    boolean weighs = dice.chance(person.habits().weighIns());
    if (scale == null || person.awayOn(date) || life.changesZone(date) || !weighs) {
      return;
    }
    long time = life.bedEndingOn(date).to() + 60L * dice.between(6, 40);
    // Now and then the scale finds no Wi-Fi and delivers days later: created is long after date.
    long created = time + (dice.chance(0.04) ? 86_400L * dice.between(1, 3) : dice.between(21, 95));
    int grams = life.weightOn(date, dice);
    boolean someoneElse = person.has(Trait.SHARED_SCALE) && dice.chance(0.25);
    if (someoneElse) {
      grams -= 19_000;
    }
    Draft draft = new Draft(person, scale, time, created, grams, dice, life, date);
    List<MeasureGroup> groups =
        switch (scale.model()) {
          case BODY_SCAN -> draft.bodyScan();
          case BODY_CARDIO, BODY_COMP -> draft.bodyCardio();
          default -> List.of(draft.composition(0));
        };
    for (MeasureGroup group : groups) {
      boolean twice = person.has(Trait.DELIVERED_TWICE) && dice.chance(0.08);
      MeasureGroup sent = someoneElse ? group.withAttrib(1) : group;
      sink.accept(twice ? sent.deliveredTwice() : sent);
    }
  }

  private record Draft(
      Person person,
      Device scale,
      long time,
      long created,
      int grams,
      Dice dice,
      Life life,
      LocalDate date) {

    private int fatGrams() {
      int permille = person.body().fatPermille() + dice.nearInt(6);
      return (int) ((long) grams * permille / 1000);
    }

    private int pulse() {
      return (int) Math.round(life.pulseOn(date)) + dice.between(4, 14);
    }

    /** Weight and what it is made of. Fat-free mass and fat ratio are derived: no algo. */
    MeasureGroup composition(int kind) {
      int fm = dice.chance(0.3) ? 131 : 3;
      int fat = fatGrams();
      int lean = grams - fat;
      // The exponent varies from group to group in real recordings, for weight and fat mass.
      int unit = scale.model() == Model.BODY_PLUS && dice.chance(0.2) ? -2 : -3;
      int fatUnit = dice.chance(0.3) ? -3 : -2;
      List<Measure> measures = new ArrayList<>();
      measures.add(scaled(1, grams, unit).in(null, 0, fm));
      measures.add(derivedGrams(5, lean, -2));
      measures.add(Measure.derived(6, Math.round(fat * 100_000.0 / grams), -3));
      measures.add(scaled(8, fat, fatUnit).in(null, 3, fm));
      measures.add(scaled(76, (int) (lean * 0.951), -2).in(null, 3, fm));
      measures.add(scaled(77, (int) (lean * 0.672), -2).in(null, 3, fm));
      measures.add(scaled(88, (int) (lean * 0.049), -2).in(null, 3, fm));
      return group(0, kind, created, measures);
    }

    /** Three groups with one date and consecutive ids; the third carries attrib 8. */
    List<MeasureGroup> bodyCardio() {
      List<MeasureGroup> groups = new ArrayList<>();
      groups.add(composition(0));
      groups.add(group(0, 1, created, List.of(Measure.plain(11, pulse(), 0))));
      groups.add(arteries(2, created));
      return groups;
    }

    private MeasureGroup arteries(int kind, long uploaded) {
      int speed = 6_900 + dice.nearInt(450);
      int age = 38 + (speed - 6_900) / 90;
      return group(
          8,
          kind,
          uploaded,
          List.of(
              Measure.plain(91, speed, -3),
              Measure.plain(155, age * 10L + dice.between(0, 9), -1)));
    }

    List<MeasureGroup> bodyScan() {
      List<MeasureGroup> groups = new ArrayList<>();
      groups.add(segments());
      int skin = 52_000 + dice.nearInt(5_000);
      groups.add(
          group(
              0,
              1,
              created + 1,
              List.of(
                  Measure.plain(196, skin, -3),
                  Measure.plain(197, skin - dice.between(500, 4_000), -3),
                  Measure.plain(198, skin + dice.between(100, 3_000), -3))));
      MeasureGroup heart =
          group(
              0,
              2,
              created + 1,
              List.of(
                  Measure.plain(11, pulse(), 0).in(null, AFIB_ALGO, 3),
                  Measure.plain(130, dice.chance(0.95) ? 9 : 3, 0).in(null, AFIB_ALGO, 3)));
      // The trace is judged again hours later: same group, larger modified.
      groups.add(
          dice.chance(0.2) ? heart.modifiedAt(created + dice.between(7_200, 18_000)) : heart);
      if (dice.chance(0.4)) {
        groups.add(arteries(3, created + 1));
      }
      return groups;
    }

    /** The Body Scan's segmental group: types 5 and 8 come twice, word for word. */
    private MeasureGroup segments() {
      int fat = fatGrams();
      int lean = grams - fat;
      int fm = dice.chance(0.4) ? 131 : 3;
      List<Measure> measures = new ArrayList<>();
      measures.add(scaled(1, grams, -3).in(null, BODY_SCAN_ALGO, fm));
      for (int copy = 0; copy < 2; copy++) {
        measures.add(whole(5, lean, fm));
      }
      for (int copy = 0; copy < 2; copy++) {
        measures.add(whole(8, fat, fm));
      }
      int water = (int) (lean * 0.68);
      measures.add(whole(76, (int) (lean * 0.951), fm));
      measures.add(whole(77, water, fm));
      measures.add(whole(88, (int) (lean * 0.049), fm));
      measures.add(
          scaled(168, (int) (water * 0.41), -2).in(dice.chance(0.1) ? 6 : 7, BODY_SCAN_ALGO, fm));
      measures.add(whole(169, (int) (water * 0.59), fm));
      measures.add(
          Measure.plain(170, 25 + dice.between(0, 12), -1).in(WHOLE_BODY, BODY_SCAN_ALGO, fm));
      parts(measures, 173, lean, fm);
      parts(measures, 174, fat, fm);
      parts(measures, 175, (int) (lean * 0.951), fm);
      measures.add(
          Measure.plain(226, 370 + lean * 216L / 10_000, 0).in(WHOLE_BODY, BODY_SCAN_ALGO, fm));
      measures.add(Measure.derived(6, Math.round(fat * 100_000.0 / grams), -3));
      return group(0, 0, created, measures);
    }

    /** Torso, left leg, left arm, right leg, right arm. */
    private void parts(List<Measure> measures, int type, int total, int fm) {
      int[] positions = {12, 10, 3, 11, 2};
      double[] shares = {0.52, 0.172, 0.066, 0.176, 0.066};
      for (int i = 0; i < positions.length; i++) {
        measures.add(
            scaled(type, (int) (total * shares[i]), -2).in(positions[i], BODY_SCAN_ALGO, fm));
      }
    }

    private Measure whole(int type, int gramsOfIt, int fm) {
      return scaled(type, gramsOfIt, -2).in(WHOLE_BODY, BODY_SCAN_ALGO, fm);
    }

    private MeasureGroup group(int attrib, int kind, long uploaded, List<Measure> measures) {
      // The id is made from the first upload second, which keeps one weigh-in's ids consecutive.
      long grpid = Ids.of(created, person.userid(), kind);
      return new MeasureGroup(grpid, attrib, time, uploaded, scale, measures);
    }
  }

  static Measure scaled(int type, int grams, int unit) {
    return Measure.plain(type, inUnit(grams, unit), unit);
  }

  private static Measure derivedGrams(int type, int grams, int unit) {
    return Measure.derived(type, inUnit(grams, unit), unit);
  }

  private static long inUnit(int grams, int unit) {
    return switch (unit) {
      case -2 -> Math.round(grams / 10.0);
      case -4 -> grams * 10L;
      default -> grams;
    };
  }
}
