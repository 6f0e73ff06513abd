package org.wellbundle.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;

class TenantTransactionsTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId GLOBEX = new TenantId(2);

  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(
              new SchemaChanges(
                  "notes",
                  List.of(
                      new SchemaChanges.Step(
                          "001.sql",
                          """
                          create table note (tenant_id integer not null, id bigint not null, text text,
                            primary key (tenant_id, id));
                          select platform.guard_tenant_table('notes.note');
                          create table dispatch.task (id bigint primary key, tenant_id integer not null);
                          create function dispatch.add_task(task bigint) returns void language sql
                            security definer set search_path = dispatch
                            as 'insert into task values (task, 1)';
                          select platform.allow_app('dispatch.add_task(bigint)');
                          create table diary (tenant_id integer not null, id bigint not null,
                            primary key (tenant_id, id));
                          select platform.guard_tenant_table('diary');
                          select platform.append_only('diary');
                          """))))
          .sized(2, 2, 30, 2);

  @BeforeEach
  void empty() {
    db.execute("truncate notes.note, notes.diary, dispatch.task");
  }

  @Test
  void showsATenantItsOwnRowsOnly() {
    insert(ACME, 1);
    insert(GLOBEX, 2);

    assertThat(idsSeenBy(ACME)).containsExactly(1L);
    assertThat(idsSeenBy(GLOBEX)).containsExactly(2L);
  }

  /** Else the first transaction of a connection would be as old as the connection. */
  @Test
  void leavesNoTransactionOpenOnAFreshConnection() throws InterruptedException {
    db.secondNode().runInTenant(ACME, tx -> {});

    String open = "";
    for (int n = 0; n < 50 && !open.equals("none"); n++) {
      Thread.sleep(100);
      open =
          db.query(
                  "select case when count(*) < 6 then 'few connections'"
                      + " when bool_or(state <> 'idle') then 'open' else 'none' end"
                      + " from pg_stat_activity where datname = current_database()"
                      + " and pid <> pg_backend_pid()")
              .get(0);
    }
    assertThat(open).isEqualTo("none");
  }

  @Test
  void raisesWhenTheTenantWasForgotten() throws SQLException {
    insert(ACME, 1);
    for (String sql :
        List.of(
            "select count(*) from notes.note",
            "select text from notes.note where tenant_id = 1 and id = 1",
            "insert into notes.note values (1, 5, '')",
            "update notes.note set text = ''",
            "delete from notes.note")) {
      try (Connection connection = db.appWithoutTenant().getConnection();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("no tenant was named");
      }
    }
  }

  @Test
  void raisesForAForgottenTenantOnAnEmptyTableToo() throws SQLException {
    try (Connection connection = db.appWithoutTenant().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("select * from notes.note where text = 'x'"))
          .hasMessageContaining("no tenant was named");
    }
  }

  @Test
  void refusesARowOfAnotherTenant() {
    DatabaseException refused =
        catchThrowableOfType(
            DatabaseException.class,
            () -> db.transactions().runInTenant(ACME, tx -> insert(tx.connection(), GLOBEX, 9)));

    assertThat(refused.sqlState()).isEqualTo("42501");
    assertThat(idsSeenBy(GLOBEX)).isEmpty();
  }

  @Test
  void carriesNothingOverOnPooledConnections() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        int tenant = 1 + i % 5;
        int id = i;
        runs.add(threads.submit(() -> insert(new TenantId(tenant), id)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }

    for (int tenant = 1; tenant <= 5; tenant++) {
      assertThat(idsSeenBy(new TenantId(tenant))).hasSize(10);
    }
    assertThat(db.transactions().<String>asDispatcher(tx -> setting(tx.connection())))
        .as("the dispatcher never had a tenant")
        .isNullOrEmpty();
  }

  @Test
  void hidesTheQueuesFromTheAppAndTheRowsFromTheDispatcher() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(ACME, tx -> execute(tx.connection(), "table dispatch.task")))
        .hasMessageContaining("permission denied for table task");
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runAsDispatcher(tx -> execute(tx.connection(), "table notes.note")))
        .hasMessageContaining("permission denied for schema notes");

    db.transactions()
        .runInTenant(ACME, tx -> execute(tx.connection(), "select dispatch.add_task(4)"));

    db.transactions()
        .runAsDispatcher(tx -> execute(tx.connection(), "delete from dispatch.task where id = 4"));
    assertThat(db.query("select id from dispatch.task")).isEmpty();
  }

  @Test
  void keepsAnAppendOnlyTableAppendOnly() {
    db.transactions()
        .runInTenant(ACME, tx -> execute(tx.connection(), "insert into notes.diary values (1, 1)"));

    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(ACME, tx -> execute(tx.connection(), "delete from notes.diary")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void rollsBackWhenTheWorkThrows() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          insert(tx.connection(), ACME, 1);
                          throw new IllegalArgumentException("no");
                        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(idsSeenBy(ACME)).isEmpty();
  }

  @Test
  void runsActionsAfterTheCommitOnly() {
    List<String> ran = new ArrayList<>();
    assertThatThrownBy(
        () ->
            db.transactions()
                .runInTenant(
                    ACME,
                    tx -> {
                      tx.afterCommit(() -> ran.add("rolled back"));
                      throw new IllegalArgumentException("no");
                    }));
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              insert(tx.connection(), ACME, 1);
              tx.afterCommit(() -> ran.add("saw " + idsSeenBy(ACME)));
              assertThat(ran).isEmpty();
            });

    assertThat(ran).containsExactly("saw [1]");
  }

  @Test
  void leavesTheEndOfATransactionToTheOneWhoBeganIt() {
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              Connection connection = tx.connection();
              assertThatThrownBy(connection::commit).hasMessageContaining("up to Transactions");
              assertThatThrownBy(connection::rollback).hasMessageContaining("up to Transactions");
              assertThatThrownBy(connection::close).hasMessageContaining("up to Transactions");
              assertThatThrownBy(() -> connection.setAutoCommit(true))
                  .hasMessageContaining("up to Transactions");
              connection.rollback(connection.setSavepoint());
            });
  }

  @Test
  void endsAConnectionThatWasKept() {
    Connection kept = db.transactions().inTenant(ACME, Transaction::connection);

    assertThatThrownBy(kept::createStatement).hasMessageContaining("over");
  }

  @Test
  void refusesATransactionInsideAnotherButNotAnIndependentOne() {
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              assertThatThrownBy(() -> idsSeenBy(ACME)).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(() -> db.transactions().runAsDispatcher(inner -> {}))
                  .isInstanceOf(IllegalStateException.class);
              assertThat(
                      db.independentTransactions()
                          .<Long>inTenant(GLOBEX, inner -> insert(inner.connection(), GLOBEX, 3)))
                  .isEqualTo(3L);
            });

    assertThat(idsSeenBy(GLOBEX)).containsExactly(3L);
  }

  @Test
  void namesTheConstraintThatRefusedARowAndKeepsItsValuesOutOfTheMessage() {
    insert(ACME, 77123);

    DatabaseException refused =
        catchThrowableOfType(DatabaseException.class, () -> insert(ACME, 77123));

    assertThat(refused.uniqueViolation()).isTrue();
    assertThat(refused.constraint()).isEqualTo("note_pkey");
    assertThat(refused).hasStackTraceContaining("duplicate key");
    assertThat(refused.getMessage() + refused.getCause()).doesNotContain("77123");
  }

  @Test
  void saysUnavailableWhenThePoolIsExhausted() throws Exception {
    CountDownLatch busy = new CountDownLatch(2);
    CountDownLatch done = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 2; i++) {
        threads.submit(
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          busy.countDown();
                          await(done);
                        }));
      }
      busy.await();
      long start = System.nanoTime();

      DatabaseException refused =
          catchThrowableOfType(DatabaseException.class, () -> idsSeenBy(ACME));

      assertThat(refused.unavailable()).isTrue();
      assertThat(System.nanoTime() - start).isBetween(3_000_000_000L, 8_000_000_000L);
    } finally {
      done.countDown();
      threads.shutdown();
    }
  }

  /** As a disk that is full does it: told as a failure that passes, and afterwards all is well. */
  @Test
  void aDiskWithoutRoomIsAFailureThatPasses() {
    DatabaseException full =
        catchThrowableOfType(
            DatabaseException.class,
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          insert(tx.connection(), ACME, 1);
                          try (Statement statement = tx.connection().createStatement()) {
                            statement.execute(
                                "do $$ begin raise exception 'could not extend file'"
                                    + " using errcode = 'disk_full'; end $$");
                          }
                        }));

    assertThat(full.unavailable()).isTrue();
    assertThat(idsSeenBy(ACME)).isEmpty();
    insert(ACME, 1);
    assertThat(idsSeenBy(ACME)).containsExactly(1L);
  }

  @Test
  void findsNothingToComplainAboutInGuardedTables() {
    assertThat(db.violations()).isEmpty();
  }

  private static long insert(TenantId tenant, long id) {
    return db.transactions().inTenant(tenant, tx -> insert(tx.connection(), tenant, id));
  }

  private static long insert(Connection connection, TenantId tenant, long id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into notes.note values (?, ?, '')")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, id);
      insert.executeUpdate();
      return id;
    }
  }

  private static List<Long> idsSeenBy(TenantId tenant) {
    return db.transactions()
        .inTenant(
            tenant,
            tx -> {
              List<Long> ids = new ArrayList<>();
              try (Statement statement = tx.connection().createStatement();
                  ResultSet row = statement.executeQuery("select id from notes.note order by 1")) {
                while (row.next()) {
                  ids.add(row.getLong(1));
                }
              }
              return ids;
            });
  }

  private static String setting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_setting('app.tenant', true)")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
