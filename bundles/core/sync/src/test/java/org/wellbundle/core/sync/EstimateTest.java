package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.core.linking.SyncProgress.Progress;
import org.wellbundle.core.providers.Budgets.BudgetView;
import org.wellbundle.core.sync.testing.FakeVendor;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** Many members link at once; what they are told is what they get. */
class EstimateTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    // 8 calls each for the first phase, and some detail behind it
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      types.add(FakeVendor.type("type" + i, DataType.Phase.FIRST, null, true));
    }
    types.add(FakeVendor.type("detail", DataType.Phase.DETAIL, Duration.ofDays(20), false));
    rig.vendor.types = types;
    // 120 calls a minute: two each second, as long as the clock goes on
    rig.budgets = provider -> Optional.of(new BudgetView(120, 120, budget()));
    node = rig.node("n1");
  }

  private int budget() {
    return spentAt.equals(rig.clock.instant()) ? 0 : 2;
  }

  private Instant spentAt = Instant.EPOCH;

  @Test
  void isRightWithinAFifth() {
    // given 60 members of one tenant and 20 of another
    Map<Long, LinkView> links = new HashMap<>();
    for (long id = 1; id <= 80; id++) {
      links.put(id, rig.link(node, id <= 60 ? 1 : 2, id, "u" + id));
    }
    Map<Long, Long> told = new HashMap<>();
    links.forEach((id, link) -> told.put(id, estimate(link)));
    // when
    Map<Long, Long> took = new HashMap<>();
    for (int second = 1; took.size() < links.size() && second < 1_000; second++) {
      node.loop().round();
      spentAt = rig.clock.instant();
      rig.clock.advance(Duration.ofSeconds(1));
      for (String live : rig.db.query("select id from fake.link where state = 'LIVE'")) {
        took.putIfAbsent(Long.parseLong(live), (long) second);
      }
    }
    // then
    assertThat(took).hasSize(80);
    took.forEach(
        (id, seconds) ->
            assertThat(told.get(id).doubleValue())
                .as("link %d took %d s", id, seconds)
                .isBetween(seconds * 0.8 - 2, seconds * 1.2 + 2));
    // nobody waited longer than the budget forces
    assertThat(took.values().stream().mapToLong(Long::longValue).max().orElse(0))
        .isLessThanOrEqualTo(80 * 8 / 2 + 3);
    // and of the small tenant nobody waited for the large one
    long smallDone =
        took.entrySet().stream()
            .filter(entry -> entry.getKey() > 60)
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    assertThat(smallDone).isLessThanOrEqualTo(2 * 20 * 8 / 2 + 10);
  }

  @Test
  void holdsForAWholeWorkforceAtEveryMoment() {
    // given 500 members of two tenants, at twenty calls a second
    rig.vendor.types = rig.vendor.types.subList(0, 2);
    rig.budgets =
        provider ->
            Optional.of(new BudgetView(1_200, 1_200, spentAt.equals(rig.clock.instant()) ? 0 : 20));
    Map<Long, LinkView> waiting = new LinkedHashMap<>();
    for (long id = 1; id <= 500; id++) {
      waiting.put(id, rig.link(node, id % 3 == 0 ? 2 : 1, id, "u" + id));
    }
    List<Told> told = new ArrayList<>();
    Map<Long, Long> live = new HashMap<>();
    // when every tenth is asked every five seconds until all are live
    for (long second = 0; live.size() < 500 && second < 200; second++) {
      if (second % 5 == 0) {
        for (LinkView link : waiting.values()) {
          if (link.id().value() % 10 == second / 5 % 10) {
            told.add(new Told(link.id().value(), second, estimate(link)));
          }
        }
      }
      for (int claimed = 0; claimed < 20; claimed += rig.settings.workers()) {
        node.loop().round();
      }
      spentAt = rig.clock.instant();
      rig.clock.advance(Duration.ofSeconds(1));
      for (String id : rig.db.query("select id from fake.link where state = 'LIVE'")) {
        live.putIfAbsent(Long.parseLong(id), second + 1);
        waiting.remove(Long.parseLong(id));
      }
    }
    // then
    assertThat(live).hasSize(500);
    assertThat(told).hasSizeGreaterThan(200);
    for (Told each : told) {
      double took = (double) live.get(each.link()) - each.second();
      double leeway = Math.max(10, took * 0.2);
      assertThat((double) each.seconds())
          .as("%s took %s s", each, took)
          .isBetween(took - leeway, took + leeway);
    }
  }

  /** What a member was told when. */
  private record Told(long link, long second, long seconds) {}

  private long estimate(LinkView link) {
    Progress progress =
        DB.transactions().inTenant(link.tenant(), tx -> node.progress().of(tx, link));
    assertThat(progress.phase()).isEqualTo("first");
    assertThat(link.state()).isEqualTo(LinkState.BACKFILLING);
    return progress.estimateSeconds();
  }
}
