package org.wellbundle.module.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.module.challenges.http.RulesBody;
import org.wellbundle.module.challenges.http.Views.Day;
import org.wellbundle.platform.database.testing.TestDatabase;

/** A day is the member's own, whatever clocks do, and what was typed in follows the rules. */
class FairDaysTest {
  private static final long ALEX = 1000;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @RegisterExtension static final TestDatabase db = TestDatabase.with(ChallengesSchema.changes());

  private World world;
  private Walk walk;

  @BeforeAll
  static void consents() {
    World.prepare(db);
  }

  @BeforeEach
  void empty() {
    World.empty(db);
    world = new World(db);
    walk = new Walk(world);
  }

  private static RulesBody rules(String from, String to, String byHand) {
    return new RulesBody(
        "total",
        "steps",
        null,
        LocalDate.parse(from),
        LocalDate.parse(to),
        0,
        BigDecimal.valueOf(10_000),
        byHand,
        byHand.equals("capped") ? BigDecimal.valueOf(3_000) : null,
        "competition",
        null,
        true,
        "tenant",
        1);
  }

  /** The day of 23 hours and the one of 25 have one cap each, and count once each. */
  @ParameterizedTest
  @CsvSource({"2026-03-28, 2026-03-30, 23", "2026-10-24, 2026-10-26, 25"})
  void aDayOfAChangeOfClocksCountsOnce(String from, String to, int hours) {
    LocalDate first = LocalDate.parse(from);
    LocalDate change = first.plusDays(1);
    assertThat(
            java.time.Duration.between(
                    change.atStartOfDay(BERLIN), change.plusDays(1).atStartOfDay(BERLIN))
                .toHours())
        .isEqualTo(hours);
    world.now = first.minusDays(1).atTime(9, 0).atZone(BERLIN).toInstant();
    walk.open(rules(from, to, "excluded"));
    walk.join(ALEX);
    for (LocalDate day = first; !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
      world.walks(ALEX, day.toString(), 12_000, 0);
    }
    world.handle();

    assertThat(walk.days(ALEX).days())
        .hasSize(3)
        .allSatisfy(day -> assertThat(day.counted()).isEqualByComparingTo("10000"));
    // one minute before the last day is over here it runs, and from midnight on it doesn't
    Instant over = LocalDate.parse(to).plusDays(1).atStartOfDay(BERLIN).toInstant();
    world.now = over.minusSeconds(60);
    assertThat(walk.view(ALEX).state().name()).isEqualTo("RUNNING");
    world.now = over;
    assertThat(walk.view(ALEX).state().name()).isEqualTo("PROVISIONAL");
  }

  /** From Tokyo to Honolulu the same date is lived for 43 hours; it is one day, with one cap. */
  @Test
  void aJourneyAcrossTimeZonesKeepsTheDatesTheDeviceGave() {
    world.current.timeZone = ZoneId.of("Asia/Tokyo");
    world.now = Instant.parse("2026-11-01T16:00:00Z"); // the second of November in Tokyo
    walk.open(rules("2026-11-02", "2026-11-03", "excluded"));
    walk.join(ALEX);
    assertThat(walk.days(ALEX).countsFrom()).isEqualTo("2026-11-02");
    world.walks(ALEX, "2026-11-02", 9_000, 0);
    world.handle();
    world.current.timeZone = ZoneId.of("Pacific/Honolulu");
    world.now = Instant.parse("2026-11-03T08:00:00Z"); // still the second in Honolulu
    world.walks(ALEX, "2026-11-02", 14_000, 0);
    world.now = Instant.parse("2026-11-04T09:00:00Z"); // the third, over in Tokyo long since
    world.walks(ALEX, "2026-11-03", 5_000, 0);
    world.handle();

    assertThat(walk.days(ALEX).days())
        .extracting(Day::date, day -> day.counted().intValue())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-11-02"), 10_000),
            org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-11-03"), 5_000));
    // the last day is over everywhere at noon UTC of the fourth: only then can it end
    walk.askForTheEnd();
    world.handle();
    assertThat(walk.view(ALEX).state().name()).isEqualTo("PROVISIONAL");
    world.now = Instant.parse("2026-11-04T12:00:00Z");
    walk.askForTheEnd();
    world.handle();
    assertThat(walk.view(ALEX).state().name()).isEqualTo("FINAL");
  }

  @ParameterizedTest
  @CsvSource({"excluded, 3000, 5000, ''", "capped, 6000, 2000, ''", "flagged, 8000, 0, byHand"})
  void whatWasTypedInFollowsTheRule(String byHand, int counted, int excluded, String flag) {
    walk.open(rules("2026-11-02", "2026-11-03", byHand));
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-02", 8_000, 5_000);
    world.handle();

    Day day = walk.days(ALEX).days().get(0);

    assertThat(day.measured()).isEqualByComparingTo("8000");
    assertThat(day.counted()).isEqualByComparingTo(BigDecimal.valueOf(counted));
    assertThat(day.excluded()).isEqualByComparingTo(BigDecimal.valueOf(excluded));
    assertThat(String.join(" ", day.flags())).isEqualTo(flag);
  }
}
