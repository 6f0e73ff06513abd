package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** Who takes an electrocardiogram on which day: about one a week. */
final class Traces {
  private Traces() {}

  static Optional<Trace> of(Life life, LocalDate date) {
    Person person = life.person();
    Device device = person.device(Model::hasEcg).orElse(null);
    Dice dice = Dice.of(life.seed(), person.userid(), date.toEpochDay(), 77);
    if (device == null || !dice.chance(0.14) || person.awayOn(date)) {
      return Optional.empty();
    }
    long taken = life.frame(date).at(LocalTime.of(19, 15)) + dice.between(0, 3_000);
    boolean cuff = device.model() == Model.BPM_CORE;
    return Optional.of(
        new Trace(
            Ids.of(taken, person.userid(), 15) >> 8,
            device,
            taken,
            taken + dice.between(35, 90),
            dice.chance(0.96) ? 0 : 2,
            (int) Math.round(life.pulseOn(date)) + dice.between(5, 18),
            cuff ? person.body().systolic() + dice.nearInt(5) : 0,
            cuff ? person.body().diastolic() + dice.nearInt(4) : 0));
  }
}
