package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.core.linking.SyncProgress.Coverage;
import org.wellbundle.core.linking.SyncProgress.Progress;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class BackfillTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    node = rig.node("n1");
  }

  @Test
  void bringsSixtyDaysInTwoPhases() {
    // given
    rig.vendor.putDays("anna", "measures", Rig.START, 80);
    rig.vendor.putDays("anna", "activity", Rig.START, 30);
    rig.vendor.putDays("anna", "intraday", Rig.START, 80);
    // when
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(progress(link).phase()).isNull();
    assertThat(progress(link).estimateSeconds()).isNull();
    assertThat(progress(link).coverage())
        .containsExactly(
            new Coverage("measures", 60, 60, 60, "complete"),
            new Coverage("activity", 60, 60, 30, "complete"),
            new Coverage("intraday", 60, 60, 60, "complete"));
    assertThat(rig.number("select count(*) from fake.record where data_type = 'intraday'"))
        .isEqualTo(60 + 1); // today's and sixty whole days
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
  }

  @Test
  void firstPhaseComesFirstAndDetailNewestFirst() {
    // given
    rig.link(node, 7, 1, "anna");
    // when
    rig.settle(node);
    // then
    List<String> order =
        rig.vendor.requests.stream().map(FetchRequest::dataType).distinct().toList();
    assertThat(order).containsExactly("measures", "activity", "intraday");
    List<String> windows =
        rig.vendor.requests.stream()
            .filter(request -> request.dataType().equals("intraday"))
            .map(request -> request.range().toString())
            .toList();
    assertThat(windows).hasSize(61).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void showsPhaseAndEstimateWhileItRuns() {
    // given
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    Progress before = progress(link);
    // then
    assertThat(before.phase()).isEqualTo("first");
    assertThat(before.estimateSeconds()).isPositive();
    assertThat(before.coverage()).extracting(Coverage::state).containsOnly("pending");
    // when the first phase is over
    node.loop().round();
    // then
    assertThat(progress(link).phase()).isEqualTo("detail");
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void grantsNoMoreThanTheVendorDoes() {
    // given
    rig.vendor.types =
        List.of(
            new org.wellbundle.api.provider.DataType(
                "measures",
                java.util.Set.of(),
                org.wellbundle.api.provider.DataType.Phase.FIRST,
                30,
                null,
                true,
                Duration.ZERO,
                null));
    rig.vendor.putDays("anna", "measures", Rig.START, 80);
    // when
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    // then
    assertThat(progress(link).coverage())
        .containsExactly(new Coverage("measures", 60, 30, 30, "complete"));
  }

  @Test
  void lastDataIsOnlySetWhenSomethingCame() {
    // given nothing at the vendor
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    rig.settle(node);
    // then
    assertThat(rig.view(link).lastContactAt()).isEqualTo(Rig.START);
    assertThat(rig.view(link).lastDataAt()).isNull();
  }

  @Test
  void keepsPayloadsSealed() {
    // when
    rig.link(node, 7, 1, "anna");
    rig.settle(node);
    // then
    assertThat(rig.number("select count(*) from sync.raw_payload")).isEqualTo(63);
    assertThat(rig.text("select encode(sealed, 'escape') from sync.raw_payload limit 1"))
        .startsWith("7/100001/raw-payload|")
        .doesNotContain("answer");
  }

  @Test
  void tablesAreGuarded() {
    assertThat(DB.violations()).isEmpty();
  }

  private Progress progress(LinkView link) {
    return DB.transactions().inTenant(link.tenant(), tx -> node.progress().of(tx, link));
  }
}
