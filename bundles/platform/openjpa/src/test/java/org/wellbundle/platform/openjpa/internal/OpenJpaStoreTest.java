package org.wellbundle.platform.openjpa.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.openjpa.EntityStore;

class OpenJpaStoreTest {
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
                      create table note (tenant_id integer not null, id bigint not null unique,
                        text text check (length(text) < 20), day date, written_at timestamptz,
                        version bigint not null, primary key (tenant_id, id));
                      select platform.guard_tenant_table('note');
                      """))));

  private final EntityStore store = new OpenJpaStores().create("notes", OpenJpaStoreTest.class);

  @BeforeEach
  void empty() {
    db.execute("truncate notes.note");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsAnEntityWithItsTypes() {
    save(new Note(1, 7, "hello"));

    Note read = with(ACME, entities -> entities.find(Note.class, 7L));
    assertThat(read.text()).isEqualTo("hello");
    assertThat(read.day()).isEqualTo(LocalDate.of(2026, 3, 29));
    assertThat(read.writtenAt().toInstant()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(db.query("select written_at from notes.note"))
        .containsExactly("2026-03-29 01:30:00+00");
  }

  @Test
  void sharesTheTransactionWithPlainSql() {
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              run(tx, "insert into notes.note values (1, 7, 'by hand', null, null, 1)");
              String seen =
                  store.inTransaction(
                      tx,
                      entities -> {
                        entities.persist(new Note(1, 8, "by entity"));
                        return entities.find(Note.class, 7L).text();
                      });
              assertThat(seen).isEqualTo("by hand");
              assertThat(count(tx)).as("written when the work returns").isEqualTo(2);
              assertThat(db.query("select 1 from notes.note"))
                  .as("and committed with the transaction, not before")
                  .isEmpty();
            });

    assertThat(db.query("select id from notes.note order by 1")).containsExactly("7", "8");
  }

  @Test
  void goesWithTheTransactionWhenThatIsRolledBack() {
    assertThatThrownBy(
        () ->
            db.transactions()
                .runInTenant(
                    ACME,
                    tx -> {
                      store.inTransaction(
                          tx,
                          entities -> {
                            entities.persist(new Note(1, 7, "hello"));
                            return true;
                          });
                      throw new IllegalStateException("no");
                    }));

    assertThat(db.query("select id from notes.note")).isEmpty();
  }

  @Test
  void seesOneTenantOnly() {
    save(new Note(1, 7, "hello"));

    Note foreign = with(GLOBEX, entities -> entities.find(Note.class, 7L));
    assertThat(foreign).isNull();
    assertThat(notes(GLOBEX)).isEmpty();
    DatabaseException refused =
        catchThrowableOfType(
            DatabaseException.class,
            () ->
                with(
                    GLOBEX,
                    entities -> {
                      entities.persist(new Note(1, 8, "smuggled"));
                      return true;
                    }));
    assertThat(refused.sqlState()).isEqualTo("42501");
  }

  @Test
  void keepsNothingBetweenTransactions() {
    save(new Note(1, 7, "hello"));
    with(ACME, entities -> entities.find(Note.class, 7L));

    db.execute("update notes.note set text = 'changed'");

    assertThat(with(ACME, entities -> entities.find(Note.class, 7L)).text()).isEqualTo("changed");
  }

  @Test
  void refusesAStaleVersion() {
    save(new Note(1, 7, "hello"));
    Note stale = with(ACME, entities -> entities.find(Note.class, 7L));
    with(
        ACME,
        entities -> {
          entities.find(Note.class, 7L).rewrite("newer");
          return true;
        });

    stale.rewrite("older");
    assertThatThrownBy(() -> with(ACME, entities -> entities.merge(stale)))
        .satisfiesAnyOf(
            error -> assertThat(error).isInstanceOf(OptimisticLockException.class),
            error ->
                assertThat(error)
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class));
    assertThat(db.query("select text from notes.note")).containsExactly("newer");
  }

  @Test
  void namesTheConstraintThatRefusedARowAndKeepsItsValuesOutOfTheMessage() {
    save(new Note(1, 7, "hello"));

    DatabaseException refused =
        catchThrowableOfType(DatabaseException.class, () -> save(new Note(1, 7, "secret text")));

    assertThat(refused.uniqueViolation()).isTrue();
    assertThat(refused.constraint()).startsWith("note_");
    assertThat(refused.getMessage()).doesNotContain("secret text");
  }

  @Test
  void servesManyTenantsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        int tenant = 1 + i % 4;
        int id = i;
        runs.add(
            threads.submit(
                () ->
                    with(
                        new TenantId(tenant),
                        entities -> {
                          entities.persist(new Note(tenant, id, "n" + id));
                          return true;
                        })));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }

    for (int tenant = 1; tenant <= 4; tenant++) {
      assertThat(notes(new TenantId(tenant))).hasSize(20);
    }
  }

  @Test
  void putsTheClassLoaderBack() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    assertThatThrownBy(
            () ->
                with(
                    ACME,
                    entities -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  private List<Note> notes(TenantId tenant) {
    return with(
        tenant,
        entities -> entities.createQuery("select n from Note n", Note.class).getResultList());
  }

  private void save(Note note) {
    with(
        ACME,
        entities -> {
          entities.persist(note);
          return true;
        });
  }

  private <T> T with(TenantId tenant, Function<EntityManager, T> work) {
    return db.transactions().inTenant(tenant, tx -> store.inTransaction(tx, work));
  }

  private static void run(Transaction tx, String sql) throws SQLException {
    try (Statement statement = tx.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(Transaction tx) throws SQLException {
    try (Statement statement = tx.connection().createStatement();
        ResultSet row = statement.executeQuery("select count(*) from notes.note")) {
      row.next();
      return row.getLong(1);
    }
  }
}
