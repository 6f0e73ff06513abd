package org.wellbundle.core.sync.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.core.sync.testing.FakeVendor;

class BackfillPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void whatFewCallsBringIsOneTaskEach() {
    // when
    BackfillPlan plan =
        BackfillPlan.of(
            List.of(FakeVendor.type("measures", DataType.Phase.FIRST, null, true)), 60, NOW);
    // then
    assertThat(plan.tasks())
        .containsExactly(
            new NewTask(
                "measures",
                TaskKind.BACKFILL_FIRST,
                Span.window(Instant.parse("2026-09-21T00:00:00Z"), NOW)));
  }

  @Test
  void detailOfSeveralTypesAlternatesNewestFirst() {
    // when
    BackfillPlan plan =
        BackfillPlan.of(
            List.of(
                FakeVendor.type("intraday", DataType.Phase.DETAIL, Duration.ofDays(1), false),
                FakeVendor.type("sleep", DataType.Phase.DETAIL, Duration.ofDays(1), false),
                FakeVendor.type("measures", DataType.Phase.FIRST, null, true)),
            2,
            NOW);
    // then
    assertThat(plan.tasks())
        .extracting(NewTask::dataType)
        .containsExactly("measures", "intraday", "sleep", "intraday", "sleep", "intraday", "sleep");
    assertThat(plan.types())
        .extracting("dataType")
        .containsExactly("intraday", "sleep", "measures");
  }

  @Test
  void dataWithoutHistoryIsFetchedAsItIsAndNotCounted() {
    // given
    DataType devices =
        new DataType(
            "devices",
            java.util.Set.of(),
            DataType.Phase.FIRST,
            0,
            null,
            false,
            Duration.ZERO,
            null);
    // when
    BackfillPlan plan = BackfillPlan.of(List.of(devices), 60, NOW);
    // then
    assertThat(plan.types()).isEmpty();
    assertThat(plan.tasks())
        .containsExactly(new NewTask("devices", TaskKind.BACKFILL_FIRST, Span.current()));
  }

  @RepeatedTest(50)
  void windowsCoverTheSpanWithoutGapOrOverlap() {
    // given
    Random random = new Random();
    Duration longest = Duration.ofMinutes(30 + random.nextInt(20_000));
    Instant until = NOW.plusSeconds(random.nextInt(1_000_000));
    Instant from = until.minusSeconds(1 + random.nextInt(5_000_000));
    // when
    List<Span> windows = BackfillPlan.split(longest, from, until);
    // then
    Instant end = until;
    for (Span window : windows) {
      assertThat(window.to()).isEqualTo(end);
      Instant start = Objects.requireNonNull(window.from());
      assertThat(Duration.between(start, end)).isPositive().isLessThanOrEqualTo(longest);
      end = start;
    }
    assertThat(end).isEqualTo(from);
  }
}
