package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** Real threads: two nodes with three workers each on one database. */
class TwoNodesTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private static final int PEOPLE = 24;

  @Test
  void everythingComesOnceWhateverRaces() throws Exception {
    // given people with data, webhooks and some who leave in between
    Rig rig = new Rig(DB);
    SyncSettings usual = Rig.settings();
    rig.settings =
        new SyncSettings(
            3,
            3,
            usual.poll(),
            usual.pollShare(),
            usual.reconcileHour(),
            usual.rawRetention(),
            usual.inboxRetention(),
            usual.quietAfter(),
            usual.lease(),
            usual.brokenAttempts(),
            usual.delayedAfter(),
            2);
    for (int i = 1; i <= PEOPLE; i++) {
      for (int n = 0; n < 20; n++) {
        rig.vendor.put(
            "p" + i,
            "measures",
            new Entry("m" + n, 100 + n, Rig.START.minusSeconds(3600L * n + 60), n));
      }
      rig.vendor.put("p" + i, "intraday", new Entry("i", 1, Rig.START.minusSeconds(60), 1));
    }
    ExecutorService pool = Executors.newCachedThreadPool();
    SyncEngine one = rig.node("one", DB.transactions(), pool);
    SyncEngine two = rig.node("two", DB.secondNode(), pool);
    boolean[] stop = {false};
    List<Future<?>> loops = new ArrayList<>();
    for (SyncEngine node : List.of(one, two)) {
      loops.add(
          pool.submit(
              () -> {
                while (!stop[0]) {
                  node.loop().round();
                }
              }));
    }
    // when
    List<LinkView> links = new ArrayList<>();
    for (int i = 1; i <= PEOPLE; i++) {
      links.add(rig.link(i % 2 == 0 ? one : two, i % 3, i, "p" + i));
      Hooks.hint(rig, "p" + i, "measures", Rig.START.minusSeconds(600), Rig.START);
      if (i % 6 == 0) {
        Hooks.put(rig, "user=p" + i + "&gone=1");
      }
    }
    await(
        () ->
            rig.number("select count(*) from dispatch.inbox where state < 2") == 0
                && rig.number("select count(*) from dispatch.task where state <> 4") == 0);
    stop[0] = true;
    for (Future<?> loop : loops) {
      loop.get(10, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    // then
    assertThat(rig.number("select count(*) from dispatch.dead_letter")).isZero();
    assertThat(rig.db.query("select distinct state from dispatch.inbox")).containsExactly("2");
    assertThat(
            rig.db.query(
                "select id from fake.link where state <> 'NEEDS_REAUTH' and (id % 6 = 0) order by id"))
        .isEmpty();
    assertThat(
            rig.db.query(
                "select l.id from fake.link l where id % 6 <> 0 and (state <> 'LIVE' or 21 <>"
                    + " (select count(*) from fake.record r where r.link_id = l.id))"))
        .isEmpty();
    assertThat(rig.number("select max(stores) from fake.record")).isEqualTo(1);
    assertThat(links).hasSize(PEOPLE);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Instant end = clock.instant().plus(Duration.ofSeconds(60));
    while (!condition.holds()) {
      assertThat(clock.instant()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
