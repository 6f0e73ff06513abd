package org.wellbundle.operations.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.operations.RetentionRule.Due;
import org.wellbundle.api.operations.RowRetention;
import org.wellbundle.operations.retention.Retention.Line;
import org.wellbundle.platform.database.testing.TestDatabase;

class RoundsTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(RetentionSchema.changes());

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final List<RetentionRule> rules = new ArrayList<>();
  private final Rounds rounds =
      new Rounds(
          () -> rules,
          new RunTable(DB.transactions()),
          () -> true,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void empty() {
    DB.execute("truncate dispatch.retention");
  }

  @Test
  void removesBitByBitWhateverHappensToOthers() {
    // given
    List<Instant> asked = new ArrayList<>();
    rules.add(
        rule(
            "broken",
            WEEK,
            before -> {
              throw new IllegalStateException("no");
            }));
    rules.add(
        rule(
            "letters",
            WEEK,
            before -> {
              asked.add(before);
              return asked.size() < 4 ? 10 : 0;
            }));
    // when
    rounds.run(Duration.ZERO);
    // then
    assertThat(asked).hasSize(4).containsOnly(NOW.minus(WEEK));
    Line broken = rounds.lines().get(0);
    assertThat(broken.problem()).contains("tried again");
    Line letters = rounds.lines().get(1);
    assertThat(letters.removed()).isEqualTo(30);
    assertThat(letters.problem()).isNull();
    assertThat(letters.lastRun()).isNotNull();
  }

  @Test
  void oneNodeIsEnough() {
    // given
    int[] rounds2 = {0};
    rules.add(
        rule(
            "letters",
            WEEK,
            before -> {
              rounds2[0]++;
              return 0;
            }));
    // when two nodes look within a minute
    rounds.run(Duration.ofMinutes(1));
    rounds.run(Duration.ofMinutes(1));
    // then
    assertThat(rounds2[0]).isEqualTo(1);
    // when an operator wants it now
    rounds.run(Duration.ZERO);
    assertThat(rounds2[0]).isEqualTo(2);
  }

  @Test
  void whatIsKeptForEverStays() {
    rules.add(
        rule(
            "letters",
            null,
            before -> {
              throw new IllegalStateException("asked");
            }));
    rounds.run(Duration.ZERO);
    assertThat(rounds.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.keep()).isNull();
              assertThat(line.due()).isZero();
              assertThat(line.problem()).isNull();
            });
  }

  @Test
  void aLookChangesNothing() {
    rules.add(
        rule(
            "letters",
            WEEK,
            before -> {
              throw new IllegalStateException("removed");
            }));
    assertThat(rounds.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.due()).isEqualTo(5);
              assertThat(line.lastRun()).isNull();
            });
  }

  private static RetentionRule rule(
      String name, Duration keep, java.util.function.ToLongFunction<Instant> removal) {
    return new RowRetention(
        name, "About " + name, keep, "a.cfg days", before -> new Due(5, before, "rows"), removal);
  }
}
