package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wellbundle.core.sync.testing.Crash;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.FaultyTransactions;
import org.wellbundle.core.sync.testing.FaultyTransactions.Fault;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;

/** One scenario, disturbed at every moment in turn: the rows equal those of an undisturbed run. */
class CrashTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private static final Instant NIGHT = Instant.parse("2026-11-21T08:00:00Z");

  /** Every moment with {@code -Dsoak=true}, else every few, another few in each run. */
  private static final int STEP = Boolean.getBoolean("soak") ? 1 : 41;

  private int names;

  @ParameterizedTest
  @EnumSource
  void everyMomentEndsTheSame(Fault fault) {
    // given
    FaultyTransactions undisturbed =
        new FaultyTransactions(DB.transactions(), fault, Integer.MAX_VALUE);
    List<String> expected = run(undisturbed);
    assertThat(expected).isNotEmpty();
    // when, then
    int runs = 0;
    for (int at = 1 + (int) (System.nanoTime() % STEP); at <= undisturbed.moments(); at += STEP) {
      List<String> rows = run(new FaultyTransactions(DB.transactions(), fault, at));
      assertThat(rows).as("%s at moment %d", fault, at).isEqualTo(expected);
      runs++;
    }
    assertThat(runs).isGreaterThan(5);
  }

  private List<String> run(FaultyTransactions transactions) {
    Rig rig = new Rig(DB);
    SyncSettings few = Rig.settings();
    rig.settings =
        new SyncSettings(
            2,
            few.workers(),
            few.poll(),
            few.pollShare(),
            few.reconcileHour(),
            few.rawRetention(),
            few.inboxRetention(),
            few.quietAfter(),
            few.lease(),
            50,
            few.delayedAfter(),
            2);
    fill(rig);
    // a link with a backfill of several pages
    SyncEngine[] node = {newNode(rig, transactions)};
    rig.link(rig.node("linking"), 7, 1, "anna");
    settle(rig, node, transactions);
    // notifications of every kind
    Hooks.hint(rig, "anna", "measures", Rig.START.minusSeconds(86_400), Rig.START);
    Hooks.hint(rig, "anna", "activity", Rig.START.minusSeconds(86_400), Rig.START);
    Hooks.put(rig, "user=anna&value=17&at=" + Rig.START.getEpochSecond());
    Hooks.put(rig, "nonsense");
    Hooks.put(rig, "user=stranger&gone=1");
    Hooks.put(rig, "");
    settle(rig, node, transactions);
    // a night in which an edit and a deletion are found, and a poll
    rig.clock.advance(Duration.between(rig.clock.instant(), NIGHT));
    rig.vendor.put("anna", "measures", new Entry("m1", 5000, Rig.START.minusSeconds(7200), 99));
    rig.vendor.remove("anna", "measures", "m3");
    settle(rig, node, transactions);
    // the person leaves at the vendor
    Hooks.put(rig, "user=anna&deleted=1");
    settle(rig, node, transactions);
    return rows(rig);
  }

  private static void fill(Rig rig) {
    rig.vendor.types = rig.vendor.types.stream().filter(type -> !type.id().equals("none")).toList();
    for (int i = 0; i < 9; i++) {
      rig.vendor.put(
          "anna",
          "measures",
          new Entry("m" + i, 100 + i, Rig.START.minusSeconds(3600L + 7200 * i), i));
    }
    rig.vendor.put("anna", "activity", new Entry("a1", 1, Rig.START.minusSeconds(60), 1000));
    rig.vendor.put("anna", "intraday", new Entry("i1", 1, Rig.START.minusSeconds(60), 10));
    rig.vendor.put("anna", "intraday", new Entry("i2", 1, Rig.START.minusSeconds(90_000), 20));
  }

  private SyncEngine newNode(Rig rig, FaultyTransactions transactions) {
    return rig.node("node-" + names++, transactions);
  }

  /** As an operator would: what died is started again, and leases run out. */
  private void settle(Rig rig, SyncEngine[] node, FaultyTransactions transactions) {
    for (int tries = 0; tries < 5; tries++) {
      boolean through = true;
      try {
        rig.settle(node[0]);
      } catch (Crash | DatabaseException e) {
        node[0] = newNode(rig, transactions);
        through = false;
      }
      rig.expireLeases();
      rig.db.execute("update dispatch.task set ready_at = '-infinity' where state = 2");
      rig.db.execute("update dispatch.inbox set not_before = '-infinity' where state = 0");
      long open =
          rig.number("select count(*) from dispatch.task where state <> 4")
              + rig.number("select count(*) from dispatch.inbox where state < 2");
      if (open == 0 && through) {
        return;
      }
    }
    throw new IllegalStateException(
        "still open: "
            + rig.db.query("select t::text from dispatch.task t")
            + rig.db.query("select i::text from dispatch.inbox i where state < 2"));
  }

  private static List<String> rows(Rig rig) {
    return List.of(
        all(
            rig,
            "select id || ' ' || state || ' ' || reason || coalesce(contact::text, '') || coalesce(data::text, '') || coalesce(newest::text, '') from fake.link"),
        all(
            rig,
            "select data_type || ' ' || id || ' ' || version || ' ' || value || ' ' || stores from fake.record"),
        all(
            rig,
            "select data_type || state || open_tasks || ' ' || failed_tasks from sync.coverage"),
        all(rig, "select data_type || day from sync.coverage_day"),
        all(rig, "select data_type || coalesce(mark, '-') || read_until from sync.mark"),
        all(rig, "select data_type || ' ' || count(*) from sync.raw_payload group by data_type"),
        all(rig, "select kind || reason from dispatch.dead_letter"),
        all(rig, "select state || ' ' || count(*) from dispatch.inbox group by state"),
        all(rig, "select count(*) || ' sealed' from dispatch.inbox where sealed is not null"),
        all(rig, "select count(*) || ' listed' from sync.listed_record"),
        all(rig, "select type from fake.event"),
        all(rig, "select count(*) || ' scheduled' from dispatch.link_schedule"));
  }

  private static String all(Rig rig, String sql) {
    return String.join("\n", rig.db.query("select r from (" + sql + ") as q (r) order by r"));
  }
}
