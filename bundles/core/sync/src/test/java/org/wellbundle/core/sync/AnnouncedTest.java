package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DataType.Delivery;
import org.wellbundle.api.provider.FetchOutcome.Promised;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Range;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** A vendor that says when it has something, with the data or an address, for many at once. */
class AnnouncedTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private static final String ADDRESS = "https://vendor.example/measures?token=s3cret";

  private Rig rig;
  private SyncEngine node;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    rig.vendor.types = List.of(type("measures"), type("activity"));
    rig.vendor.mood =
        request ->
            request.range() instanceof Range.Window ? new Promised(Duration.ofMinutes(30)) : null;
    node = rig.node("n1");
  }

  private static DataType type(String id) {
    return new DataType(
        id,
        Set.of(Metric.STEPS),
        DataType.Phase.FIRST,
        90,
        Duration.ofDays(30),
        false,
        Duration.ZERO,
        id,
        Delivery.ANNOUNCED);
  }

  private LinkView linked() {
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    return link;
  }

  private List<FetchRequest> asked() {
    return rig.vendor.requests;
  }

  @Test
  void historyIsAskedForOncePerWindowAndWaitedFor() {
    // when
    LinkView link = linked();
    // then
    assertThat(asked()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.BACKFILLING);
    // when it was asked for, nobody asks again
    int before = asked().size();
    rig.clock.advance(Duration.ofMinutes(29));
    rig.settle(node);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.BACKFILLING);
    // when the time is over
    rig.clock.advance(Duration.ofMinutes(2));
    rig.settle(node);
    // then
    assertThat(asked()).hasSize(before);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(rig.db.query("select distinct state from sync.coverage"))
        .containsExactly("complete");
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
  }

  @Test
  void aCrashWhileWaitingDoesNotAskAgain() {
    linked();
    int before = asked().size();
    // given: the node died between two steps, and the leases run out
    rig.db.execute("update dispatch.task set state = 3, lease_owner = 'dead'");
    rig.expireLeases();
    rig.settle(rig.node("n2", DB.secondNode()));
    assertThat(asked()).hasSize(before);
  }

  @Test
  void nothingIsPolledNorReadAgain() {
    LinkView link = linked();
    rig.clock.advance(Duration.ofMinutes(31));
    rig.settle(node);
    int before = asked().size();
    // when days pass, and the member wants to sync now
    for (int hour = 0; hour < 50; hour++) {
      rig.clock.advance(Duration.ofHours(1));
      rig.settle(node);
    }
    DB.transactions().runInTenant(link.tenant(), tx -> node.plans().syncNow(tx, link, "now"));
    rig.settle(node);
    // then
    assertThat(asked()).hasSize(before);
  }

  @Test
  void whatAnAddressHoldsIsFetchedAndTheAddressIsNowhereInTheOpen() {
    linked();
    rig.vendor.put("anna", "measures", new Entry("new", 1, Rig.START, 71.5));
    asked().clear();
    // when the vendor says it twice
    Hooks.put(rig, "user=anna&type=measures&ref=" + ADDRESS);
    Hooks.put(rig, "user=anna&type=measures&ref=" + ADDRESS);
    node.loop().round();
    // then
    assertThat(
            rig.db.query(
                "select span || ' ' || coalesce(mark, '') || encode(reference, 'escape')"
                    + " from dispatch.task where span = 'REFERENCE'"))
        .hasSizeLessThanOrEqualTo(1)
        .allSatisfy(task -> assertThat(task).doesNotStartWith("REFERENCE https"));
    rig.settle(node);
    assertThat(asked())
        .singleElement()
        .satisfies(r -> assertThat(r.range()).isEqualTo(new Range.Reference(ADDRESS)));
    assertThat(rig.text("select id from fake.record")).isEqualTo("new");
  }

  @Test
  void anAddressElsewhereIsADeadLetterAndNeverATask() {
    linked();
    asked().clear();
    Hooks.put(rig, "user=anna&type=measures&ref=https://evil.example/x");
    rig.settle(node);
    assertThat(rig.text("select reason from dispatch.dead_letter"))
        .isEqualTo("webhook.address-refused");
    assertThat(asked()).isEmpty();
  }

  @Test
  void eachOfSeveralIsKeptAlone() {
    linked();
    rig.link(node, 8, 2, "ben");
    rig.settle(node);
    long at = Rig.START.minusSeconds(60).getEpochSecond();
    // given one of whom nobody knows, and one that makes no sense
    Hooks.put(
        rig,
        "several:user=anna&value=1&at=%d|user=ben&value=2&at=%d|user=carl&value=3&at=%d|nonsense"
            .formatted(at, at, at));
    // when
    rig.settle(node);
    // then
    assertThat(rig.db.query("select value::int from fake.record order by value"))
        .containsExactly("1", "2");
    assertThat(rig.db.query("select state from dispatch.inbox order by id"))
        .containsExactly("2", "2", "2", "2", "3");
    assertThat(rig.text("select reason from dispatch.dead_letter")).isEqualTo("fake.no-user");
    assertThat(rig.number("select count(*) from sync.raw_payload where call = 'webhook'"))
        .isEqualTo(2);
    assertThat(
            rig.number(
                "select count(distinct account_id) from sync.raw_payload"
                    + " where call = 'webhook'"))
        .isEqualTo(2);
  }

  @Test
  void aPartHasNoParts() {
    Hooks.put(rig, "several:several:user=anna&gone=1|several:x=y");
    rig.settle(node);
    assertThat(rig.db.query("select reason from dispatch.dead_letter"))
        .containsExactly("webhook.part-of-parts", "webhook.part-of-parts");
  }

  @Test
  void whoGrantsLessOrMoreIsAskedForLessOrMore() {
    rig.granted = Set.of("measures", "activity");
    LinkView link = linked();
    rig.clock.advance(Duration.ofMinutes(31));
    rig.settle(node);
    // when
    Hooks.put(rig, "user=anna&granted=activity");
    rig.settle(node);
    // then
    assertThat(state("measures")).isEqualTo("notGranted");
    assertThat(rig.view(link).state()).isEqualTo(LinkState.SCOPE_REDUCED);
    // when the person changes it back, the history that is missing is asked for
    asked().clear();
    Hooks.put(rig, "user=anna&granted=activity,measures");
    rig.settle(node);
    assertThat(asked()).extracting(FetchRequest::dataType).containsOnly("measures");
    rig.clock.advance(Duration.ofMinutes(31));
    rig.settle(node);
    assertThat(state("measures")).isEqualTo("complete");
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void dataIsNotTakenFromWhoPaused() {
    LinkView link = linked();
    rig.db.execute("update fake.link set state = 'PAUSED' where id = " + link.id().value());
    Instant at = Rig.START.minusSeconds(60);
    Hooks.put(rig, "user=anna&value=4711&at=" + at.getEpochSecond());
    rig.settle(node);
    assertThat(rig.db.query("select 1 from fake.record")).isEmpty();
  }

  private String state(String type) {
    return rig.text("select state from sync.coverage where data_type = '" + type + "'");
  }
}
