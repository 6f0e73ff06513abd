package org.wellbundle.core.consent.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.core.consent.internal.audit.AuditNode.ACME;
import static org.wellbundle.core.consent.internal.audit.AuditNode.NORTHWIND;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditVerification.Broken;
import org.wellbundle.api.consent.AuditVerification.Outcome;
import org.wellbundle.api.consent.AuditVerification.Place;
import org.wellbundle.api.consent.AuditVerification.Unbroken;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;

class AuditChainTest {
  @RegisterExtension static final TestDatabase db = AuditNode.database();

  private AuditNode node;

  @BeforeEach
  void tenEntries() {
    node = new AuditNode(db);
    node.empty();
    for (int i = 1; i <= 10; i++) {
      node.append(ACME, 1000 + i % 3, "STATE" + i);
    }
    node.append(NORTHWIND, 2000, "LIVE");
  }

  @Test
  void isUnbrokenAndGuardedAsWritten() {
    assertThat(node.verify(ACME))
        .isInstanceOfSatisfying(Unbroken.class, it -> assertThat(it.entries()).isEqualTo(10));
    assertThat(node.verify(NORTHWIND))
        .isInstanceOfSatisfying(Unbroken.class, it -> assertThat(it.entries()).isEqualTo(1));
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void growsInTheOrderOfCommitsWhateverTheWriters() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> all = new java.util.ArrayList<>();
    for (int w = 0; w < 8; w++) {
      long account = 3000 + w;
      all.add(
          writers.submit(
              () -> {
                go.await();
                for (int i = 0; i < 20; i++) {
                  node.transactions.runInTenant(
                      ACME,
                      tx -> {
                        node.log.append(tx, AuditNode.entry(account, "A"));
                        node.log.append(tx, AuditNode.entry(3000, "B"));
                      });
                }
                return null;
              }));
    }
    go.countDown();
    for (Future<?> each : all) {
      each.get();
    }
    writers.shutdown();

    assertThat(node.verify(ACME))
        .isInstanceOfSatisfying(Unbroken.class, it -> assertThat(it.entries()).isEqualTo(330));
  }

  @Test
  void leavesNoTraceOfATransactionRolledBack() {
    assertThatThrownBy(
            () ->
                node.transactions.runInTenant(
                    ACME,
                    tx -> {
                      node.log.append(tx, AuditNode.entry(1, "LIVE"));
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(node.verify(ACME)).isInstanceOf(Unbroken.class);
    assertThat(node.verify(ACME).entries()).isEqualTo(10);
  }

  @Test
  void isWrittenThroughItsFunctionOnly() {
    for (String forbidden :
        List.of(
            "update audit.entry set action = 'x'",
            "delete from audit.entry",
            "delete from audit.chain",
            "update audit.head set number = 1",
            "insert into audit.chain values (1, 99, 1, '')",
            "update audit.anchor set number = 1",
            "select * from audit.pseudonym_key")) {
      assertThatThrownBy(
              () ->
                  node.transactions.inTenant(
                      ACME, tx -> tx.connection().createStatement().execute(forbidden)))
          .describedAs(forbidden)
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    }
  }

  @Test
  void refusesWhatLooksLikeAPerson() {
    AuditEntry entry =
        AuditEntry.own("session.begun", new AccountId(1), Map.of("as", "a@acme.example"), "test");
    assertThatThrownBy(() -> node.transactions.runInTenant(ACME, tx -> node.log.append(tx, entry)))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("WB002"));
  }

  @Test
  void showsNoOtherTenantsEntries() {
    long seen =
        node.transactions.inTenant(
            NORTHWIND,
            tx -> {
              var row =
                  tx.connection()
                      .createStatement()
                      .executeQuery("select count(*) from audit.entry");
              row.next();
              return row.getLong(1);
            });
    assertThat(seen).isEqualTo(1);
  }

  @Test
  void findsAnAlteredEntry() {
    db.execute(
        "update audit.entry set details = '{from,LIVE,to,QUIET}' where tenant_id = 1 and id = 4");
    expect(node.verify(ACME), 4, "altered");
    assertThat(node.verify(NORTHWIND)).isInstanceOf(Unbroken.class);
  }

  @Test
  void findsARemovedEntry() {
    db.execute("delete from audit.entry where tenant_id = 1 and id = 4");
    expect(node.verify(ACME), 4, "removed");
  }

  @Test
  void findsAnEntryRemovedWithItsLink() {
    db.execute("delete from audit.entry where tenant_id = 1 and id = 4");
    db.execute("delete from audit.chain where tenant_id = 1 and number = 4");
    expect(node.verify(ACME), 4, "removed");
  }

  @Test
  void findsEntriesThatChangedPlacesInTheChain() {
    db.execute(
        "update audit.chain set entry_id = 11 - entry_id where tenant_id = 1 and number in (4, 7)");
    expect(node.verify(ACME), 4, "reordered");
  }

  @Test
  void findsEntriesThatChangedTheirContents() {
    db.execute(
        "update audit.entry a set action = b.action, details = b.details, subject = b.subject,"
            + " object_id = b.object_id, at = b.at from audit.entry b where a.tenant_id = 1 and"
            + " b.tenant_id = 1 and (a.id, b.id) in ((4, 7), (7, 4))");
    expect(node.verify(ACME), 4, "reordered");
  }

  @Test
  void findsLinksThatChangedPlaces() {
    db.execute(
        "update audit.chain a set entry_id = b.entry_id, hash = b.hash from audit.chain b where"
            + " a.tenant_id = 1 and b.tenant_id = 1 and (a.number, b.number) in ((4, 5), (5, 4))");
    expect(node.verify(ACME), 4, "reordered");
  }

  @Test
  void findsATailThatWasCut() {
    db.execute("delete from audit.chain where tenant_id = 1 and number > 8");
    db.execute("delete from audit.entry where tenant_id = 1 and id > 8");
    expect(node.verify(ACME), 9, "truncated");
  }

  @Test
  void findsATailThatWasCutWithItsHeadByTheAnchor() {
    // given an anchor at 10, and who cuts knows how to set the head back
    node.anchor(ACME);
    cutTo(8);
    expect(node.verify(ACME), 9, "truncated");
  }

  @Test
  void findsATailThatWasCutWithHeadAndAnchorsByAPlaceNotedElsewhere() {
    node.anchor(ACME);
    Place noted = ((Unbroken) node.verify(ACME)).head();
    cutTo(8);
    db.execute("delete from audit.anchor");

    assertThat(node.verify(ACME)).isInstanceOf(Unbroken.class);
    expect(
        new ChainVerification(node.transactions, node.vault).verify(ACME, noted), 9, "truncated");
  }

  @Test
  void findsAWholeChainWrittenAgainByTheAnchor() {
    // given a new entry in the past, and all hashes after it computed anew by the database itself
    node.anchor(ACME);
    db.execute(
        """
        update audit.entry set action = 'link.forged' where tenant_id = 1 and id = 4;
        delete from audit.chain where tenant_id = 1; delete from audit.head where tenant_id = 1;
        create temporary table copy as select * from audit.entry where tenant_id = 1;
        delete from audit.entry where tenant_id = 1;
        insert into audit.entry overriding system value select * from copy order by id;
        """);
    expect(node.verify(ACME), 10, "forked");
  }

  @Test
  void findsAnAlteredAnchor() {
    node.anchor(ACME);
    db.execute("update audit.anchor set sealed = '\\x00'::bytea || sealed");
    expect(node.verify(ACME), 10, "anchor-altered");
  }

  @Test
  void findsAnAnchorOfAnotherTenant() {
    node.anchor(NORTHWIND);
    db.execute("insert into audit.anchor select 1, number, at, sealed from audit.anchor");
    expect(node.verify(ACME), 1, "anchor-altered");
  }

  @Test
  void findsAnEntryTheChainDoesNotKnow() {
    db.execute(
        "alter table audit.entry disable trigger chained; insert into audit.entry (tenant_id, at,"
            + " action, actor_role, details, correlation_id) values (1, now(), 'x.y', 'system',"
            + " '{}', ''); alter table audit.entry enable trigger chained");
    assertThat(node.verify(ACME))
        .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.code()).isEqualTo("added"));
  }

  private void cutTo(int number) {
    db.execute("delete from audit.chain where tenant_id = 1 and number > " + number);
    db.execute("delete from audit.entry where tenant_id = 1 and id > " + number);
    db.execute(
        "update audit.head h set number = c.number, hash = c.hash from audit.chain c"
            + " where c.tenant_id = 1 and h.tenant_id = 1 and c.number = "
            + number);
  }

  private static void expect(Outcome outcome, long number, String code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Broken.class,
            it -> {
              assertThat(it.code()).isEqualTo(code);
              assertThat(it.number()).isEqualTo(number);
            });
  }
}
