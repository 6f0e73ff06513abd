package org.wellbundle.module.challenges.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.api.challenge.ChallengeState.DRAFT;
import static org.wellbundle.api.challenge.ChallengeState.FINAL;
import static org.wellbundle.api.challenge.ChallengeState.OPEN;
import static org.wellbundle.api.challenge.ChallengeState.PROVISIONAL;
import static org.wellbundle.api.challenge.ChallengeState.RUNNING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.challenge.ChallengeState;

class ScheduleTest {
  private static final Instant OPENED = Instant.parse("2026-03-01T00:00:00Z");

  /** Clocks go forward on 29 March: the last day has 23 hours in Berlin. */
  private final Schedule schedule =
      new Schedule(
          LocalDate.parse("2026-03-23"),
          LocalDate.parse("2026-03-29"),
          ZoneId.of("Europe/Berlin"),
          Duration.ofHours(24));

  @Test
  void movesForwardOnly() {
    assertThat(schedule.state(OPENED, null, null)).isEqualTo(DRAFT);
    assertThat(at("2026-03-22T22:59:59Z")).isEqualTo(OPEN);
    assertThat(at("2026-03-22T23:00:00Z")).isEqualTo(RUNNING);
    assertThat(at("2026-03-29T21:59:59Z")).isEqualTo(RUNNING);
    assertThat(at("2026-03-29T22:00:00Z")).isEqualTo(PROVISIONAL);
    assertThat(at("2026-04-30T00:00:00Z")).isEqualTo(PROVISIONAL);
    assertThat(schedule.state(OPENED, OPENED, OPENED)).isEqualTo(FINAL);
  }

  @Test
  void theGracePeriodBeginsWhenTheLastDayIsOverEverywhere() {
    assertThat(schedule.finalAt()).isEqualTo("2026-03-31T12:00:00Z");
  }

  private ChallengeState at(String now) {
    return schedule.state(Instant.parse(now), OPENED, null);
  }
}
