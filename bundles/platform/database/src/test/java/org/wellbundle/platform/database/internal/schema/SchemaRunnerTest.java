package org.wellbundle.platform.database.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.module.SchemaChanges.Step;
import org.wellbundle.platform.database.testing.TestDatabase;

class SchemaRunnerTest {
  private static final Step FIRST = new Step("001.sql", "create table thing (id int primary key)");
  private static final Step SECOND = new Step("002.sql", "alter table thing add name text");

  private TestDatabase db;

  @BeforeEach
  void open() {
    db = TestDatabase.with().open();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void appliesEachStepOnceAndInOrder() {
    assertThat(db.apply(things(FIRST))).isEqualTo(1);
    assertThat(db.apply(things(FIRST, SECOND))).isEqualTo(1);
    assertThat(db.apply(things(FIRST, SECOND))).isZero();

    assertThat(db.query("select name from things.schema_step order by applied_at"))
        .containsExactly("001.sql", "002.sql");
  }

  @Test
  void letsAnEarlierVersionWorkOnTheLaterSchema() {
    db.apply(things(FIRST, SECOND));

    assertThat(db.apply(things(FIRST))).isZero();
  }

  @Test
  void appliesOnceWhenFourNodesStartTogether() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(nodes.submit(() -> db.apply(things(FIRST, SECOND))));
      }
      int applied = 0;
      for (Future<Integer> run : runs) {
        applied += run.get();
      }

      assertThat(applied).isEqualTo(2);
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void rollsAFailingStepBackAndNamesIt() {
    Step broken = new Step("002.sql", "create table half (id int); select no_such_function()");

    assertThatThrownBy(() -> db.apply(things(FIRST, broken)))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("Step 002.sql of schema things failed and was rolled back")
        .hasMessageContaining("no_such_function");

    assertThat(db.query("select to_regclass('things.half')")).containsExactly((String) null);
    assertThat(db.apply(things(FIRST, SECOND))).as("after a repair it goes on").isEqualTo(1);
  }

  @Test
  void refusesAStepThatWasChangedAfterwards() {
    db.apply(things(FIRST));

    assertThatThrownBy(() -> db.apply(things(new Step("001.sql", "create table other (id int)"))))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("Step 001.sql of schema things was changed");
  }

  @Test
  void takesACheckoutWithOtherLineEndsForTheSameStep() {
    db.apply(things(new Step("001.sql", "create table thing\n(id int primary key)")));

    assertThat(db.apply(things(new Step("001.sql", "create table thing\r\n(id int primary key)"))))
        .isZero();
  }

  @Test
  void waitsForALockWithoutBlockingEverybodyBehindIt() throws Exception {
    db.apply(things(FIRST));
    try (Connection reader = db.owner().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select * from things.thing");
      ExecutorService node = Executors.newSingleThreadExecutor();
      try {
        Future<Integer> change = node.submit(() -> db.apply(things(FIRST, SECOND)));
        awaitWaiter();
        reader.commit();

        assertThat(change.get()).isEqualTo(1);
      } finally {
        node.shutdownNow();
      }
    }
  }

  @Test
  void findsEveryWayAroundTheTenant() {
    db.apply(
        things(
            new Step(
                "001.sql",
                """
                create table open_door (tenant_id int, id int, primary key (tenant_id, id));
                create table wrong_key (id int primary key, tenant_id int not null);
                select platform.guard_tenant_table('wrong_key');
                create table lax (tenant_id int, id int, primary key (tenant_id, id));
                select platform.guard_tenant_table('lax');
                create policy everyone on lax using (true);
                create view peek as select * from lax;
                create view fine with (security_invoker = true) as select * from lax;
                create materialized view copy as select * from lax;
                create table no_tenant (id int primary key);
                create table dispatch.queue (tenant_id int, id int primary key);
                """)));

    assertThat(db.violations())
        .containsExactly(
            "things.copy: a materialized view has no row-level security",
            "things.lax: no policy on the tenant",
            "things.open_door: no policy on the tenant",
            "things.open_door: row-level security is off",
            "things.peek: a view without security_invoker shows every tenant",
            "things.wrong_key: the primary key does not start with tenant_id");
  }

  @Test
  void guardsPartitionsWithTheirTable() {
    db.apply(
        things(
            new Step(
                "001.sql",
                """
                create table big (tenant_id int, day date, primary key (tenant_id, day))
                  partition by range (day);
                create table big_1 partition of big for values from ('2026-01-01') to ('2027-01-01');
                select platform.guard_tenant_table('big');
                """)));

    assertThat(db.violations()).isEmpty();
  }

  private void awaitWaiter() {
    while (db.query("select 1 from pg_locks where not granted").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static SchemaChanges things(Step... steps) {
    return new SchemaChanges("things", Arrays.asList(steps));
  }
}
