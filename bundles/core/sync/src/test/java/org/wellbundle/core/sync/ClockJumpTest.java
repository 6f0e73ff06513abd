package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** A node's clock jumps, and back again; the database's goes on, and leases with it. */
class ClockJumpTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  /** One poll of each kind, and what a night reads again. */
  private static final int MOST_CALLS = 12;

  private Rig rig;
  private SyncEngine node;
  private LinkView link;

  @BeforeEach
  void linked() {
    rig = new Rig(DB);
    node = rig.node("n1");
    rig.vendor.putDays("anna", "activity", Rig.START, 30);
    link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    rig.vendor.requests.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P1D", "P-1D"})
  void costsNeitherDataNorAStormOfCalls(Duration jump) {
    String before = records();

    rig.clock.advance(jump);
    rig.settle(node);
    assertThat(rig.vendor.requests).hasSizeLessThanOrEqualTo(MOST_CALLS);
    weighed("during", Rig.START.plus(jump).minusSeconds(60));
    rig.clock.advance(jump.negated());
    rig.settle(node);
    weighed("after", Rig.START.minusSeconds(30));

    assertThat(records()).isEqualTo(before);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(rig.number("select count(*) from dispatch.task where state = 3"))
        .as("leases")
        .isZero();
    assertThat(rig.number("select count(*) from dispatch.dead_letter")).isZero();
    rig.vendor.requests.clear();
    rig.clock.advance(jump.abs().plusHours(2));
    rig.settle(node);
    assertThat(rig.vendor.requests).as("goes on by itself").isNotEmpty();
  }

  /** The other node doesn't take what is being worked on, however late it thinks it is. */
  @Test
  void aNodeThatIsADayAheadLeavesOthersTheirWork() {
    weighIn("new", Rig.START.minusSeconds(60));
    SyncEngine other = rig.node("n2");
    long[] meanwhile = {-1};
    rig.vendor.mood =
        request -> {
          if (meanwhile[0] < 0) {
            meanwhile[0] = 0;
            int asked = rig.vendor.requests.size();
            rig.clock.advance(Duration.ofDays(1));
            other.loop().round();
            rig.clock.advance(Duration.ofDays(-1));
            meanwhile[0] =
                rig.vendor.requests.stream()
                    .skip(asked)
                    .filter(each -> each.range().equals(request.range()))
                    .count();
          }
          return null;
        };
    rig.settle(node);

    assertThat(meanwhile[0]).as("the same fetched by the other").isZero();
    assertThat(rig.number("select count(*) from fake.record where id = 'new'")).isEqualTo(1);
  }

  private void weighed(String id, Instant at) {
    weighIn(id, at);
    rig.settle(node);
    assertThat(rig.number("select count(*) from fake.record where id = '" + id + "'"))
        .as(id)
        .isEqualTo(1);
  }

  private void weighIn(String id, Instant at) {
    rig.vendor.put("anna", "measures", new Entry(id, at.getEpochSecond(), at, 71.5));
    Hooks.hint(rig, "anna", "measures", at.minusSeconds(10), at.plusSeconds(10));
  }

  private String records() {
    return rig.text(
        "select coalesce(string_agg(r::text, ';' order by r::text), '') from fake.record r"
            + " where id not in ('during', 'after')");
  }
}
