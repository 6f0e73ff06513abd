package org.wellbundle.core.consent.internal.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AuditVerification.Unbroken;
import org.wellbundle.api.module.PersonRights.Erased;
import org.wellbundle.api.module.PersonRights.Releasing;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.audit.AuditNode;
import org.wellbundle.platform.database.testing.TestDatabase;

class ErasureTest {
  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(
          PrivacySchemas.audit(),
          PrivacySchemas.consent(),
          new SchemaChanges(
              "board",
              List.of(
                  new SchemaChanges.Step(
                      "1",
                      """
                      create table score (tenant_id int, profile_id bigint, points int,
                        primary key (tenant_id, profile_id));
                      select platform.guard_tenant_table('board.score');
                      create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint
                      language sql as $$ with gone as (delete from board.score
                        where profile_id = any (p_profiles) returning 1) select count(*) from gone $$;
                      create function restrict_person(p_account bigint, p_profiles bigint[], p_on boolean)
                      returns void language sql as $$ update board.score set points = -points
                        where profile_id = any (p_profiles) $$;
                      create function erase_profile(p_account bigint, p_profile bigint) returns bigint
                      language sql as $$ select board.erase_person(p_account, array[p_profile]) $$;
                      """))));

  private static final TenantId ACME = new TenantId(1);
  private static final Person ALEX =
      new Person(ACME, new AccountId(1001), Set.of(new ProfileId(501)));

  private AuditNode audit;
  private Parts parts;
  private People people;

  @BeforeEach
  void twoPeople() {
    audit = new AuditNode(db);
    audit.empty();
    db.execute(
        "truncate consent.decision, consent.restriction, consent.access, consent.part,"
            + " board.score");
    db.execute("insert into board.score values (1, 501, 7), (1, 502, 8), (2, 501, 9)");
    db.execute(
        "insert into consent.decision values (1, 1001, 'storage', 'sleep', 'service', true, 1,"
            + " now()), (1, 1002, 'storage', 'sleep', 'service', true, 1, now())");
    for (int i = 0; i < 6; i++) {
      audit.append(ACME, 1001 + i % 2, "STATE" + i);
    }
    parts = new Parts(db.transactions());
    parts.add(new Named("board", "board", 50));
    parts.add(new Named("consent", "consent", 10));
    parts.add(new AuditPseudonyms());
    people = new People(db.transactions(), audit.log, audit.vault, parts);
    parts.settle();
  }

  @Test
  void erasesInEveryPartOfThisTenantAndNobodyElse() {
    Map<String, Long> receipt = erase();

    assertThat(receipt).containsEntry("board", 1L).containsEntry("consent", 1L);
    assertThat(receipt.keySet()).containsExactly("consent", "board", "audit");
    assertThat(db.query("select profile_id from board.score order by 1"))
        .containsExactly("501", "502");
    assertThat(db.query("select account_id from consent.decision")).containsExactly("1002");
  }

  @Test
  void erasesAProfileWhereThereAreRowsByProfileAndLeavesTheAccount() {
    Person second = new Person(ACME, ALEX.account(), Set.of(new ProfileId(502)));

    assertThat(people.eraseProfile(second, "test")).isEqualTo(Map.of("board", 1L));
    assertThat(people.eraseProfile(second, "test")).isEqualTo(Map.of("board", 0L));

    assertThat(db.query("select tenant_id || '/' || profile_id from board.score order by 1"))
        .containsExactly("1/501", "2/501");
    assertThat(db.query("select count(*) from consent.decision")).containsExactly("2");
    assertThat(db.query("select count(*) from audit.entry where action = 'profile.erased'"))
        .containsExactly("1");
    assertThat(db.query("select count(*) from audit.entry where action = 'person.erased'"))
        .containsExactly("0");
  }

  private Map<String, Long> erase() {
    return ((Erased) people.erase(ALEX, "test")).rows();
  }

  @Test
  void erasesNothingUntilAllPartsHaveReleasedThePerson() {
    // given a part that waits for somebody outside
    AtomicBoolean answered = new AtomicBoolean();
    parts.add(new Waiting(answered));
    parts.settle();

    // when it is erased, then nothing happens yet
    assertThat(people.erase(ALEX, "test")).isEqualTo(new Releasing(Set.of("vendors")));
    assertThat(db.query("select count(*) from board.score")).containsExactly("3");

    // when the answer is here
    answered.set(true);
    assertThat(erase()).containsEntry("board", 1L);
  }

  @Test
  void erasesThoughThePartsBundleIsGone() {
    parts.here().forEach(parts::remove);
    assertThat(erase()).containsEntry("board", 1L);
  }

  @Test
  void theChainVerifiesAndNoEntryCanBeTiedToThePerson() throws Exception {
    // given the aliases as long as the key is there
    List<byte[]> aliases = aliases(1001);
    assertThat(aliases).doesNotContainNull();
    assertThat(entriesOf(aliases.get(0))).isEqualTo(3);

    people.erase(ALEX, "test");

    assertThat(audit.verify(ACME))
        .isInstanceOfSatisfying(Unbroken.class, it -> assertThat(it.entries()).isEqualTo(7));
    // the entries are still there, and nothing in the database leads from the account to them
    assertThat(entriesOf(aliases.get(0))).isEqualTo(4);
    assertThat(aliases(1001)).containsOnlyNulls();
    assertThat(db.query("select secret from audit.pseudonym_key where account_id = 1001"))
        .containsOnlyNulls();
    assertThat(db.query("select e::text from audit.entry e"))
        .noneMatch(row -> row.contains("1001") || row.matches(".*\\b77\\b.*"));
    // nor does a late entry make a new key
    audit.append(ACME, 1001, "LATE");
    assertThat(db.query("select subject::text from audit.entry where details @> '{LATE}'"))
        .containsOnlyNulls();
    // the other person's entries still have their alias
    assertThat(entriesOf(aliases(1002).get(0))).isEqualTo(3);
  }

  @Test
  void nothingIsCollectedAfterAnErasure() throws Exception {
    db.execute("insert into consent.purpose values ('storage', 'service', '{sleep}', 1, now())");
    people.erase(ALEX, "test");
    db.execute(
        "insert into consent.decision values (1, 1001, 'storage', 'sleep', 'service', true, 1,"
            + " now())");
    long kinds =
        db.transactions()
            .inTenant(
                ACME,
                tx -> {
                  ResultSet row =
                      tx.connection()
                          .createStatement()
                          .executeQuery("select count(*) from consent.collectable(1001)");
                  row.next();
                  return row.getLong(1);
                });
    assertThat(kinds).isZero();
  }

  @Test
  void restrictsEverywhereInOneTransaction() {
    people.restrict(ALEX, true, "test");
    assertThat(db.query("select points from board.score order by tenant_id, profile_id"))
        .containsExactly("-7", "8", "9");
    assertThat(db.query("select kind from consent.restriction where account_id = 1001"))
        .containsExactly("restricted");
  }

  @Test
  void exportsAFolderPerPartAndNamesTheAbsent() throws IOException {
    parts.here().stream().filter(it -> it.name().equals("board")).forEach(parts::remove);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(people.export(ALEX, out)).containsExactly("board");

    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).containsExactly("consent/all.txt", "audit/README.txt");
  }

  private record Named(String name, String schema, int order) implements PersonalData {
    @Override
    public void export(Person person, Archive archive) throws IOException {
      try (OutputStream file = archive.file("all.txt")) {
        file.write('x');
      }
    }
  }

  private record Waiting(AtomicBoolean answered) implements PersonalData {
    @Override
    public String name() {
      return "vendors";
    }

    @Override
    public String schema() {
      return "board";
    }

    @Override
    public boolean release(Person person, String correlationId) {
      return answered.get();
    }

    @Override
    public void export(Person person, Archive archive) {}
  }

  private static long entriesOf(byte[] alias) {
    return db
        .query("select encode(subject, 'hex') from audit.entry where subject is not null")
        .stream()
        .filter(java.util.HexFormat.of().formatHex(alias)::equals)
        .count();
  }

  private static List<byte[]> aliases(long account) {
    return db.transactions()
        .inTenant(
            ACME,
            tx -> {
              ResultSet row =
                  tx.connection()
                      .createStatement()
                      .executeQuery(
                          "select audit.pseudonym(%1$d, 'account', '%1$d'), audit.pseudonym(%1$d, 'link', '77')"
                              .formatted(account));
              row.next();
              List<byte[]> found = new ArrayList<>();
              found.add(row.getBytes(1));
              found.add(row.getBytes(2));
              return found;
            });
  }
}
