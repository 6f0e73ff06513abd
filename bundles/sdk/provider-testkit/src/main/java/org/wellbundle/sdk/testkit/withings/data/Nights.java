package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;
import org.wellbundle.sdk.testkit.withings.people.Person;
import org.wellbundle.sdk.testkit.withings.people.Trait;

/** How somebody slept: all sleeps that end on one day, from every device that noticed. */
final class Nights {
  private Nights() {}

  static List<Night> endingOn(Life life, LocalDate date) {
    Person person = life.person();
    List<Night> nights = new ArrayList<>();
    Device monitor = person.device(Model.SLEEP_MONITOR).orElse(null);
    Device watch = person.device(Model::isWatch).orElse(null);
    if (!life.alive(date) || (monitor == null && watch == null)) {
      return nights;
    }
    Dice dice = life.dice(date, Life.Chance.NIGHT);
    Life.Bed bed = life.bedEndingOn(date);
    boolean both = dice.chance(0.08);
    boolean away = person.awayOn(date);
    if (bed.recorded()) {
      if (monitor != null && !away) {
        nights.add(night(life, date, monitor, bed.from(), bed.to(), 0));
      }
      if (watch != null && (monitor == null || away || both)) {
        nights.add(night(life, date, watch, bed.from() + 240, bed.to() - 120, 1));
      }
    }
    if (person.has(Trait.NAPS) && dice.chance(0.3) && !away && monitor != null) {
      boolean worksNights = bed.from() > life.frame(date).start();
      LocalTime time = worksNights ? LocalTime.of(19, 0) : LocalTime.of(14, 10);
      long start = life.frame(date).at(time) + dice.between(0, 3_000);
      nights.add(night(life, date, monitor, start, start + 60L * dice.between(27, 75), 2));
    }
    return nights;
  }

  private static Night night(
      Life life, LocalDate date, Device device, long from, long to, int kind) {
    Dice dice = Dice.of(life.seed(), life.person().userid(), date.toEpochDay(), 1_000 + kind);
    long end = from + (to - from) / 60 * 60;
    boolean nap = kind == 2;
    List<Night.Stage> stages = stages(from, end, nap, dice);
    long delivered = end + dice.between(240, 600);
    boolean grows = !nap && dice.chance(0.25);
    boolean late = !grows && dice.chance(0.03);
    long interimEnd = grows ? end - 60L * dice.between(25, 45) : 0;
    long created = grows ? interimEnd + 300 : late ? delivered + 86_400L : delivered;
    return new Night(
        Ids.of(from, life.person().userid(), kind),
        date,
        life.person().zoneOn(date),
        device,
        from,
        end,
        stages,
        created,
        late ? created : delivered,
        interimEnd,
        life.pulseOn(date) - 2,
        dice.between(1, Integer.MAX_VALUE - 1));
  }

  /** Falling asleep, cycles with less deep and more REM sleep towards morning, waking up. */
  private static List<Night.Stage> stages(long from, long end, boolean nap, Dice dice) {
    List<Night.Stage> stages = new ArrayList<>();
    long waking = end - 60L * dice.between(nap ? 1 : 2, nap ? 4 : 14);
    long time = add(stages, from, 60L * dice.between(3, nap ? 9 : 24), 0, waking);
    for (int cycle = 0; time < waking; cycle++) {
      time = add(stages, time, 60L * dice.between(9, 26), 1, waking);
      time = add(stages, time, 60L * Math.max(0, dice.between(22, 44) - 9 * cycle), 2, waking);
      time = add(stages, time, 60L * dice.between(8, 22), 1, waking);
      time = add(stages, time, 60L * (dice.between(4, 12) + 6L * Math.min(cycle, 4)), 3, waking);
      if (dice.chance(0.3)) {
        time = add(stages, time, 60L * dice.between(2, 8), 0, waking);
        // Out of bed: no stage at all for a few minutes.
        time += dice.chance(0.35) ? 60L * dice.between(3, 7) : 0;
      }
    }
    add(stages, Math.max(waking, lastEnd(stages, from)), end - waking, 0, end);
    return stages;
  }

  private static long lastEnd(List<Night.Stage> stages, long from) {
    return stages.isEmpty() ? from : stages.get(stages.size() - 1).end();
  }

  private static long add(
      List<Night.Stage> stages, long start, long seconds, int state, long limit) {
    long end = Math.min(start + seconds, limit);
    if (end > start) {
      stages.add(new Night.Stage(start, end, state));
    }
    return Math.max(start, end);
  }
}
