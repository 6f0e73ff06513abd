package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DataType.Phase;
import org.wellbundle.core.linking.SyncProgress.Coverage;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** What the tokens say was granted decides what is asked for. */
class GrantedScopesTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;

  @BeforeEach
  void vendorWithScopes() {
    rig = new Rig(DB);
    rig.vendor.types = List.of(type("measures", "metrics"), type("activity", "activity"));
    rig.vendor.putDays("anna", "measures", Rig.START, 3);
    rig.vendor.putDays("anna", "activity", Rig.START, 3);
    node = rig.node("one");
  }

  private static DataType type(String id, String scope) {
    return new DataType(
        id, Set.of(Metric.STEPS), Phase.FIRST, 400, null, true, Duration.ofDays(3), scope);
  }

  @Test
  void whatWasntGrantedAtLinkingIsShownAtOnceAndNeverAskedFor() {
    rig.granted = Set.of("metrics", "info");

    LinkView link = rig.link(node, 7, 1, "anna");

    assertThat(coverage(link))
        .extracting(Coverage::dataType, Coverage::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("measures", "pending"),
            org.assertj.core.groups.Tuple.tuple("activity", "notGranted"));
    rig.settle(node);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.SCOPE_REDUCED);
    assertThat(asked()).containsOnly("measures");
  }

  @Test
  void withNothingGrantedTheLinkDoesntWaitForEver() {
    rig.granted = Set.of("info");

    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);

    assertThat(rig.view(link).state()).isEqualTo(LinkState.SCOPE_REDUCED);
    assertThat(asked()).isEmpty();
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
  }

  @Test
  void whatARefreshTakesAwayIsNoticedWithTheNextTask() {
    rig.granted = Set.of("metrics", "activity");
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    rig.vendor.requests.clear();

    rig.granted = Set.of("activity");
    rig.clock.advance(Duration.ofHours(2));
    rig.settle(node);

    assertThat(rig.view(link).state()).isEqualTo(LinkState.SCOPE_REDUCED);
    assertThat(asked()).containsOnly("activity");
  }

  @Test
  void allowingMoreBringsWhatWasMissing() {
    rig.granted = Set.of("metrics");
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);

    rig.granted = Set.of("metrics", "activity");
    DB.transactions().runInTenant(link.tenant(), tx -> node.plans().begin(tx, link, "again"));
    rig.settle(node);

    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(coverage(link)).extracting(Coverage::receivedDays).containsExactly(3, 3);
  }

  @Test
  void aVendorThatDoesntSayIsAskedForEverything() {
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);

    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(asked()).containsOnly("measures", "activity");
  }

  private List<String> asked() {
    return rig.vendor.requests.stream().map(request -> request.dataType()).toList();
  }

  private List<Coverage> coverage(LinkView link) {
    return DB.transactions().inTenant(link.tenant(), tx -> node.progress().of(tx, link).coverage());
  }
}
