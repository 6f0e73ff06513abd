package org.wellbundle.core.sync.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.core.sync.task.RawPayloads;
import org.wellbundle.core.sync.testing.FakeVault;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;

class RawPartitionsTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration KEEP = Duration.ofDays(90);

  private TestDatabase db;
  private RawPayloadRetention rule;
  private Instant now;

  /** A database from before, with two people of two employers. */
  @BeforeEach
  void before() {
    db =
        TestDatabase.with(
                SchemaChanges.of(
                    "sync",
                    SyncSchema.class,
                    "V001__sync.sql",
                    "V002__queues.sql",
                    "V003__dead_letters.sql"))
            .open();
    now =
        Instant.parse(
            db.query("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
                .get(0));
    store(7, now.minus(Duration.ofDays(100)));
    store(7, now.minus(Duration.ofDays(1)));
    store(8, now);
    db.apply(SyncSchema.changes());
    rule = new RawPayloadRetention(db.transactions(), KEEP);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void whatWasThereStaysAndBelongsToWhomItDid() {
    assertThat(seen(7)).isEqualTo(2);
    assertThat(seen(8)).isEqualTo(1);
    // and goes on
    store(8, now);
    assertThat(db.query("select count(distinct id) from sync.raw_payload")).containsExactly("4");
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void weeksAreMadeAndGoAsAWhole() {
    // given three weeks from now on, after those that go where everything went before
    rule.remove(now);
    List<String> weeks = weeks();
    assertThat(weeks).hasSize(3);
    Instant first = start(weeks.get(0));
    store(7, first.plus(WEEK).minusSeconds(1));
    store(8, first.plus(WEEK).minusSeconds(1));
    store(7, first.plus(WEEK));
    assertThat(seen(7)).isEqualTo(3);
    assertThat(db.violations()).isEmpty();
    assertThat(count("sync." + weeks.get(0))).isEqualTo(2);
    // when the first week's time is almost over
    Instant almost = first.plus(WEEK).plus(KEEP).minusSeconds(1);
    assertThat(rule.due(almost).rows()).isEqualTo(2); // those from before
    all(almost);
    assertThat(count("sync.raw_payload")).isEqualTo(3);
    // and over
    Instant over = almost.plusSeconds(1);
    assertThat(rule.due(over).rows()).isEqualTo(2);
    all(over);
    // then
    assertThat(weeks()).doesNotContain(weeks.get(0)).contains(weeks.get(1));
    assertThat(seen(7)).isEqualTo(1);
    assertThat(seen(8)).isZero();
    assertThat(count("sync.raw_payload_rest")).isZero();
    // when nobody prepared anything for long, it is kept nevertheless, and goes in time
    store(7, over.plus(Duration.ofDays(400)));
    assertThat(count("sync.raw_payload_rest")).isEqualTo(1);
    all(over.plus(Duration.ofDays(500)));
    assertThat(count("sync.raw_payload")).isZero();
  }

  @Test
  void aPartitionShowsNobodyAnotherTenantsRows() {
    rule.remove(now);
    Instant first = start(weeks().get(0));
    store(7, first);
    store(8, first);
    List<Integer> tenants =
        db.transactions()
            .inTenant(
                new TenantId(7),
                tx ->
                    Sql.query(
                        tx, row -> row.getInt(1), "select tenant_id from sync." + weeks().get(0)));
    assertThat(tenants).containsExactly(7);
  }

  @Test
  void whoStoresIsNotKeptWaiting() {
    // given a week whose time is over, and a transaction that stores and takes its time
    rule.remove(now);
    Instant first = start(weeks().get(0));
    Instant over = first.plus(WEEK).plus(KEEP);
    db.secondNode()
        .runInTenant(
            new TenantId(7),
            tx -> {
              insert(tx, 7, now);
              // when
              long began = System.nanoTime();
              assertThatThrownBy(() -> rule.remove(over)).isInstanceOf(DatabaseException.class);
              // then the removal gives up, and the week is there
              assertThat(Duration.ofNanos(System.nanoTime() - began))
                  .isLessThan(Duration.ofSeconds(5));
              assertThat(weeks()).contains("raw_payload_" + text(first));
              insert(tx, 7, now);
            });
    all(over);
    assertThat(weeks()).doesNotContain("raw_payload_" + text(first));
  }

  private void all(Instant at) {
    while (rule.remove(at) > 0) {
      // bit by bit
    }
  }

  private void store(int tenant, Instant at) {
    db.transactions().runInTenant(new TenantId(tenant), tx -> insert(tx, tenant, at));
  }

  private static void insert(
      org.wellbundle.platform.database.Transaction tx, int tenant, Instant at)
      throws java.sql.SQLException {
    new RawPayloads(new FakeVault())
        .store(
            tx,
            new TenantId(tenant),
            new AccountId(tenant * 10L),
            new LinkId(1),
            "activity",
            at,
            List.of(new RawPayloads.Sealed("get", 200, new byte[] {1})));
  }

  private long seen(int tenant) {
    return db.transactions()
        .inTenant(
            new TenantId(tenant),
            tx ->
                Sql.query(tx, row -> row.getLong(1), "select count(*) from sync.raw_payload")
                    .get(0));
  }

  private long count(String table) {
    return Long.parseLong(db.query("select count(*) from " + table).get(0));
  }

  private List<String> weeks() {
    return db.query("select part from dispatch.raw_payload_parts() where week order by 1");
  }

  private static Instant start(String week) {
    String day = week.substring(week.length() - 8);
    return Instant.parse(
        day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) + "T00:00:00Z");
  }

  private static String text(Instant start) {
    return start.toString().substring(0, 10).replace("-", "");
  }
}
