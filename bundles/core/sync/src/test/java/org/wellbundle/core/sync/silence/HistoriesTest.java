package org.wellbundle.core.sync.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.core.sync.silence.Histories.Outage;
import org.wellbundle.core.sync.silence.Histories.Person;
import org.wellbundle.core.sync.silence.Histories.Trouble;

/**
 * Half a year of 600 links, polled once an hour, judged as the node does it. What is found is
 * compared with what was really the matter.
 */
class HistoriesTest {
  private static final int PEOPLE = 600;

  /** Nobody syncs at night, so that what begins in the evening shows in the morning. */
  private static final Duration FOUND_WITHIN = Duration.ofHours(14);

  private static final List<Instant> SILENT = new ArrayList<>();
  private static List<Person> people;
  private static boolean silent;

  @BeforeAll
  static void live() {
    people = Histories.people(PEOPLE, 20261121);
    people.sort(Comparator.comparingInt(person -> person.pollMinute));
    Instant end = Histories.START.plus(Duration.ofDays(Histories.DAYS));
    for (Instant hour = Histories.START; hour.isBefore(end); hour = hour.plusSeconds(3600)) {
      Instant now = hour;
      people.stream()
          .filter(person -> person.toldDead == null)
          .forEach(person -> poll(person, now.plus(Duration.ofMinutes(person.pollMinute))));
      silent = pulse(now.plusSeconds(3600)).silent();
      if (silent) {
        SILENT.add(now.plusSeconds(3600));
      }
    }
  }

  private static void poll(Person person, Instant now) {
    Trouble trouble =
        Histories.OUTAGES.stream()
            .filter(outage -> outage.at(now))
            .map(Outage::trouble)
            .findFirst()
            .orElse(null);
    if (trouble == Trouble.AWAY) {
      return;
    }
    if (trouble == Trouble.REFUSES || person.dead(now)) {
      refused(person, now);
      return;
    }
    person.refusedSince = null;
    person.refusedAt = null;
    if (trouble == null && person.takeUntil(now) && !person.arrivals.sameAsLast(now)) {
      person.arrivals = person.arrivals.hear(now);
    }
  }

  private static void refused(Person person, Instant now) {
    if (person.refusedSince == null) {
      person.refusedSince = now;
    }
    person.refusedAt = now;
    if (person.refusedSince.plus(Duration.ofHours(20)).isBefore(now) || !pulse(now).refusesMany()) {
      person.toldDead = now;
      return;
    }
    people.stream()
        .filter(each -> each.toldDead != null && each.toldDead.isAfter(now.minusSeconds(3600)))
        .forEach(each -> each.toldDead = null);
  }

  /** As {@code dispatch.provider_pulse} counts. */
  private static Pulse pulse(Instant now) {
    Instant from = now.minus(Pulse.WINDOW);
    long links = 0;
    long known = 0;
    long heard = 0;
    long missed = 0;
    long refused = 0;
    for (Person person : people) {
      boolean active = person.toldDead == null;
      Arrivals arrivals = person.arrivals;
      Instant expected = arrivals.expectedBy();
      links += active ? 1 : 0;
      if (active && arrivals.known()) {
        known++;
        heard += Objects.requireNonNull(arrivals.heardAt()).isAfter(from) ? 1 : 0;
        missed += expected != null && expected.isAfter(from) && !expected.isAfter(now) ? 1 : 0;
      }
      Instant at = person.refusedAt;
      refused += at != null && at.isAfter(now.minusSeconds(3600)) ? 1 : 0;
    }
    return new Pulse(links, known, heard, missed, refused, silent);
  }

  @Test
  void deadLinksAreFoundWithinADay() {
    List<Person> dead = people.stream().filter(person -> person.dies != null).toList();
    long found =
        dead.stream()
            .filter(
                person ->
                    person.toldDead != null
                        && !person.toldDead.isBefore(person.dies)
                        && person.toldDead.isBefore(person.dies.plus(Duration.ofHours(24))))
            .count();
    assertThat(dead).hasSizeGreaterThan(50);
    assertThat(found).isGreaterThanOrEqualTo((long) Math.ceil(0.99 * dead.size()));
  }

  @Test
  void hardlyAnybodyAliveIsToldThatTheLinkIsDead() {
    long wrong =
        people.stream()
            .filter(person -> person.toldDead != null && !person.dead(person.toldDead))
            .count();
    assertThat(wrong).isLessThanOrEqualTo(PEOPLE / 100);
  }

  @Test
  void aManufacturerThatBringsNobodyAnythingIsFound() {
    for (Outage outage : Histories.OUTAGES) {
      if (outage.trouble() == Trouble.NOTHING_NEW) {
        assertThat(SILENT.stream().filter(outage::at).findFirst())
            .as(outage.toString())
            .hasValueSatisfying(
                found -> assertThat(found).isBefore(outage.from().plus(FOUND_WITHIN)));
      }
    }
  }

  @Test
  void peopleWhoAreAwayAreNotTheManufacturersSilence() {
    // it lasts until a fifth has brought something again
    assertThat(SILENT)
        .allMatch(
            time ->
                Histories.OUTAGES.stream()
                    .anyMatch(
                        outage ->
                            !time.isBefore(outage.from())
                                && time.isBefore(outage.to().plus(FOUND_WITHIN))));
  }

  @Test
  void aManufacturersSilenceLastsAsLongAsItDoes() {
    for (Outage outage : Histories.OUTAGES) {
      if (outage.trouble() == Trouble.NOTHING_NEW) {
        assertThat(SILENT).as(outage.toString()).contains(outage.to().minusSeconds(3600));
      }
    }
  }
}
