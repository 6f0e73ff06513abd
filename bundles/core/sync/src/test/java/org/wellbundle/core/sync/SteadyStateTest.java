package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Range;
import org.wellbundle.core.sync.operations.SyncRetention;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class SteadyStateTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;
  private LinkView link;

  @BeforeEach
  void linked() {
    rig = new Rig(DB);
    node = rig.node("n1");
    rig.vendor.put("anna", "measures", new Entry("m0", 500, Rig.START.minusSeconds(60), 1));
    link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    rig.vendor.requests.clear();
  }

  @Test
  void pollsGoOnFromTheVendorsMark() {
    // when
    rig.clock.advance(Duration.ofMinutes(70));
    rig.settle(node);
    // then
    assertThat(ranges("measures")).containsExactly(new Range.ChangedSince("500"));
    assertThat(ranges("intraday"))
        .containsExactly(
            new Range.Window(
                Rig.START.minus(Duration.ofHours(1)), Rig.START.plus(Duration.ofMinutes(70))));
  }

  @Test
  void aPollMovesTheMark() {
    // given
    rig.vendor.put("anna", "measures", new Entry("m1", 700, Rig.START.plusSeconds(60), 2));
    // when
    for (int i = 0; i < 2; i++) {
      rig.clock.advance(Duration.ofMinutes(70));
      rig.settle(node);
    }
    // then
    assertThat(ranges("measures"))
        .containsExactly(new Range.ChangedSince("500"), new Range.ChangedSince("700"));
    assertThat(rig.number("select count(*) from fake.record")).isEqualTo(2);
  }

  @Test
  void aLongPauseIsReadInWindows() {
    // given: no node runs for three days
    rig.clock.advance(Duration.ofDays(3));
    // when
    rig.settle(node);
    // then
    List<Range> windows =
        rig.vendor.requests.stream()
            .filter(request -> request.dataType().equals("intraday"))
            .map(FetchRequest::range)
            .toList();
    Instant until = Rig.START.plus(Duration.ofDays(3));
    assertThat(windows)
        .allSatisfy(
            range ->
                assertThat(
                        Duration.between(
                            ((Range.Window) range).from(), ((Range.Window) range).to()))
                    .isLessThanOrEqualTo(Duration.ofDays(1)))
        .anySatisfy(range -> assertThat(((Range.Window) range).to()).isEqualTo(until));
    assertThat(rig.text("select read_until from sync.mark where data_type = 'intraday'"))
        .startsWith("2026-11-23 10:00:00");
  }

  @Test
  void theNightFindsEditsAndDeletions() {
    // given
    rig.vendor.put("anna", "measures", new Entry("m1", 600, Rig.START.minusSeconds(120), 2));
    rig.clock.advance(Duration.ofMinutes(70));
    rig.settle(node);
    rig.vendor.put("anna", "measures", new Entry("m1", 900, Rig.START.minusSeconds(120), 3));
    rig.vendor.remove("anna", "measures", "m0");
    // when
    rig.clock.advance(Duration.ofHours(20));
    rig.settle(node);
    // then
    assertThat(rig.db.query("select id || ' ' || value from fake.record")).containsExactly("m1 3");
  }

  @Test
  void anIncompleteReadDeletesNothing() {
    // given
    rig.vendor.complete = false;
    rig.vendor.remove("anna", "measures", "m0");
    // when
    rig.clock.advance(Duration.ofHours(20));
    rig.settle(node);
    // then
    assertThat(rig.db.query("select id from fake.record")).containsExactly("m0");
  }

  @Test
  void aReadOfSeveralPagesKeepsWhatAnyOfThemListed() {
    // given
    rig.vendor.putDays("anna", "measures", Rig.START, 3);
    for (int i = 0; i < 20; i++) {
      rig.vendor.put(
          "anna", "measures", new Entry("p" + i, 2000 + i, Rig.START.minusSeconds(i), i));
    }
    rig.clock.advance(Duration.ofMinutes(70));
    rig.settle(node);
    long before = rig.number("select count(*) from fake.record");
    rig.vendor.remove("anna", "measures", "p7");
    // when
    rig.clock.advance(Duration.ofHours(20));
    rig.settle(node);
    // then
    assertThat(rig.number("select count(*) from fake.record")).isEqualTo(before - 1);
    assertThat(rig.number("select count(*) from sync.listed_record")).isZero();
  }

  @Test
  void aLinkWithoutNewDataTurnsQuietAndComesBack() {
    // when
    rig.clock.advance(Duration.ofDays(4));
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.QUIET);
    assertThat(rig.view(link).reason()).isEqualTo("link.no-data");
    // when
    rig.vendor.put("anna", "measures", new Entry("m9", 9999, rig.clock.instant(), 1));
    rig.clock.advance(Duration.ofHours(2));
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void syncNowAsksForEverythingOnce() {
    // when
    for (int i = 0; i < 3; i++) {
      DB.transactions().runInTenant(link.tenant(), tx -> node.plans().syncNow(tx, link, "now"));
    }
    rig.settle(node);
    // then
    assertThat(rig.vendor.requests)
        .extracting(FetchRequest::dataType)
        .containsExactly("measures", "activity", "intraday");
  }

  @Test
  void pollsTakeAShareOfTheRateLimitOnly() {
    // given many links: 120 calls a minute, a quarter for polls, three calls a link
    DB.execute(
        """
        insert into dispatch.link_schedule
        select n, 7, n, n, 'fake', 'k' || n, true, true, '2026-11-20 10:30Z', '2030-01-01Z'
          from generate_series(2, 2001) n""");
    // when
    rig.clock.advance(Duration.ofMinutes(31));
    node.loop().round();
    // then
    String next =
        rig.text(
            "select round(avg(extract(epoch from next_poll_at - timestamptz '2026-11-20 10:31Z')))"
                + " from dispatch.link_schedule where next_poll_at > '2026-11-20 11:01Z'");
    assertThat(Long.parseLong(next)).isBetween(10_800L, 13_200L); // 6,003 calls at 0.5 a second
  }

  @Test
  void oldPayloadsAndDoneWebhooksGo() {
    // when
    rig.clock.advance(Duration.ofDays(91));
    DB.execute(
        "insert into dispatch.inbox (provider, received_at, correlation_id, state, not_before,"
            + " settled_at) values ('fake', now(), 'c', 2, now(), '2026-11-20Z')");
    for (RetentionRule rule : SyncRetention.rules(DB.transactions(), Rig.settings(), 90)) {
      while (rule.remove(rig.clock.instant()) > 0) {
        // bit by bit
      }
    }
    // then
    assertThat(
            rig.number("select count(*) from sync.raw_payload where received_at < '2026-11-22Z'"))
        .isZero();
    assertThat(rig.number("select count(*) from dispatch.inbox")).isZero();
  }

  private List<Range> ranges(String type) {
    return rig.vendor.requests.stream()
        .filter(request -> request.dataType().equals(type))
        .map(FetchRequest::range)
        .toList();
  }
}
