package org.wellbundle.architecture.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.testing.TestDatabase;

/**
 * Nothing of a person is left behind, and nothing is withheld: over the schemas of all bundles,
 * every table with a tenant gets a row for each of three people. Whoever adds a table covers it in
 * the schema's {@code erase_person} and in its {@link PersonalData}, or says here why not.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryTableKnowsItsPersonTest {
  private static final Someone ALEX = new Someone(1, 770_001);
  private static final Someone KIM = new Someone(1, 770_002);
  private static final Someone SAM = new Someone(2, 770_003);
  private static final List<Someone> PEOPLE = List.of(ALEX, KIM, SAM);

  /** Tables about a tenant and nobody in particular. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          "audit.anchor",
          "audit.chain",
          "audit.head",
          "challenges.challenge",
          "dispatch.fair_flow",
          "leaderboards.feed",
          "tenancy.switch");

  /** Tables whose rows stay when a person is erased, and why. */
  private static final Map<String, String> KEPT =
      Map.ofEntries(
          Map.entry("accounts.guess", "hashes of addresses, of nobody's account, gone after a day"),
          Map.entry("audit.entry", "codes under aliases that nobody can resolve any more"),
          Map.entry("audit.pseudonym_key", "emptied; the row keeps a new key from being made"),
          Map.entry("consent.departure", "drives the erasure; goes with the receipt, right after"),
          Map.entry("consent.restriction", "one row 'erased' keeps late data out for good"),
          Map.entry("dispatch.event", "numbers only, gone as soon as every handler has read them"),
          Map.entry("dispatch.event_dead_letter", "numbers only, removed by age or an operator"),
          Map.entry("dispatch.mail", "numbers of mails; gone with the next run"),
          Map.entry("dispatch.vendor_account", "a hash, marked revoked and gone in ten minutes"),
          Map.entry("leaderboards.departure", "numbers of empty seats, gone after three days"),
          Map.entry("keyring.account_key", "shredded; the row keeps a new key from being made"));

  /** Tables that are erased and not handed out, and why. */
  private static final Map<String, String> NOT_HANDED_OUT =
      Map.ofEntries(
          Map.entry("accounts.token", "hashes that open the account"),
          Map.entry("accounts.mailed_key", "hashes that open the account"),
          Map.entry("consent.archive", "that very archive, and when it was asked for"),
          Map.entry("consent.profile_departure", "a wish of some days, shown in the portal"),
          Map.entry("consent.archive_piece", "that very archive, sealed; gone after a day"),
          Map.entry(
              "dispatch.dead_letter", "work that failed: numbers, and a webhook still sealed"),
          Map.entry("dispatch.hook_token", "hash of a webhook's address"),
          Map.entry("dispatch.inbox", "webhooks not read yet; sealed, gone when they are"),
          Map.entry("dispatch.link_job", "work to be done, as numbers"),
          Map.entry("dispatch.link_schedule", "when a link is due, as numbers"),
          Map.entry("dispatch.task", "work to be done, as numbers"),
          Map.entry("measurements.month_summary", "made from the rows that are handed out"),
          Map.entry("sync.listed_record", "record numbers while a window is being read"));

  /** Tables with a profile that is always the account's main one, or only named. */
  private static final Set<String> OF_THE_MAIN_PROFILE =
      Set.of(
          "challenges.participant",
          "consent.profile_departure",
          "dispatch.link_schedule",
          "dispatch.task",
          "leaderboards.member",
          "linking.attempt",
          "linking.link");

  @RegisterExtension static final TestDatabase DB = TestDatabase.with();

  private static List<Table> tables;

  @BeforeAll
  static void threePeople() throws ReflectiveOperationException {
    applyAll(Bundles.schemas());
    List<Table> all = Table.all(DB);
    assertThat(all.stream().map(Table::name)).containsAll(OF_NOBODY);
    tables = all.stream().filter(table -> !OF_NOBODY.contains(table.name())).toList();
    for (String check : DB.query(CHECKS)) {
      DB.execute(check);
    }
    List<String> rows = new ArrayList<>();
    for (Table table : tables) {
      PEOPLE.forEach(someone -> rows.add(table.insert(someone)));
    }
    inAnyOrder(rows, DB::execute);
  }

  /** Checks want values of a certain look; what is tested here is whose they are. */
  private static final String CHECKS =
      """
      select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname)
        from pg_constraint c join pg_class t on t.oid = c.conrelid
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
       where c.contype = 'c' and c.conislocal and not t.relispartition""";

  @Test
  void erasingSomebodyLeavesNoRowInAnyTableAndTakesNobodyElses() {
    List<PersonalData> parts = Bundles.personalData(new Parts(DB.transactions()));
    Map<String, List<String>> before = whose();
    before.forEach(
        (table, whose) -> assertThat(whose).describedAs(table).contains("770001", "770002"));

    DB.transactions()
        .runInTenant(
            ALEX.person().tenant(),
            tx -> {
              for (PersonalData part : parts) {
                try (Statement call = tx.connection().createStatement()) {
                  call.execute(
                      "select %s.erase_person(%d, '{%d}')"
                          .formatted(part.schema(), ALEX.number(), ALEX.number()));
                }
              }
            });

    Map<String, List<String>> wrong = whose();
    wrong.keySet().removeAll(KEPT.keySet());
    wrong.values().removeIf(List.of("770002", "770003")::equals);
    assertThat(wrong)
        .describedAs("tables where somebody is left besides 770002 and 770003, or one is missing")
        .isEmpty();
  }

  @Test
  void everythingThatIsErasedIsHandedOutBefore() throws Exception {
    RecordingTransactions asked = new RecordingTransactions(DB.transactions());
    List<String> files = new ArrayList<>();
    for (PersonalData part : Bundles.personalData(new Parts(asked))) {
      part.export(
          KIM.person(),
          name -> {
            files.add(part.name() + "/" + name);
            return OutputStream.nullOutputStream();
          });
    }
    assertThat(
            tables.stream()
                .map(Table::name)
                .filter(name -> !KEPT.containsKey(name) && !NOT_HANDED_OUT.containsKey(name))
                .filter(name -> !asked.asked(name)))
        .describedAs("tables that no PersonalData reads for the person's archive")
        .isEmpty();
    assertThat(files).doesNotHaveDuplicates().contains("accounts/account.json");
  }

  /** One profile of several: Kim's, for the time of a transaction, while Alex is still there. */
  @Test
  @Order(1)
  void erasingAProfileLeavesNoneOfItsRowsAndAllOfOthers() {
    List<Table> byProfile =
        tables.stream()
            .filter(
                table -> table.columns().stream().anyMatch(it -> it.name().equals("profile_id")))
            .filter(table -> !OF_THE_MAIN_PROFILE.contains(table.name()))
            .toList();
    assertThat(byProfile).hasSizeGreaterThan(10);
    Map<String, Integer> left = new TreeMap<>();
    Map<String, Integer> others = new TreeMap<>();
    DB.execute("update accounts.profile set main = false where id = " + KIM.number());
    try {
      DB.transactions()
          .runInTenant(
              KIM.person().tenant(),
              tx -> {
                try (Statement call = tx.connection().createStatement()) {
                  for (String schema : List.of("measurements", "pictures", "accounts")) {
                    call.execute(
                        "select %s.erase_profile(%2$d, %2$d)".formatted(schema, KIM.number()));
                  }
                  for (Table table : byProfile) {
                    left.put(table.name(), count(call, table, KIM));
                    others.put(table.name(), count(call, table, ALEX));
                  }
                  left.put("accounts.profile", count(call, "accounts.profile", "id", KIM));
                  left.put("pictures.picture", count(call, "pictures.picture", "id", KIM));
                  others.put("accounts.account", count(call, "accounts.account", "id", KIM));
                }
                throw new IllegalStateException("taken back");
              });
    } catch (IllegalStateException takenBack) {
      assertThat(takenBack).hasMessage("taken back");
    }
    assertThat(left.values()).describedAs("rows of the profile: %s", left).containsOnly(0);
    assertThat(others.values()).describedAs("rows of others: %s", others).containsOnly(1);
  }

  private static int count(Statement call, Table table, Someone of) throws SQLException {
    return count(call, table.name(), "profile_id", of);
  }

  private static int count(Statement call, String table, String column, Someone of)
      throws SQLException {
    try (ResultSet row =
        call.executeQuery(
            "select count(*) from %s where %s = %d".formatted(table, column, of.number()))) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void theListsNameNothingThatIsGone() {
    assertThat(tables.stream().map(Table::name).toList())
        .containsAll(KEPT.keySet())
        .containsAll(NOT_HANDED_OUT.keySet());
  }

  private static Map<String, List<String>> whose() {
    Map<String, List<String>> whose = new TreeMap<>();
    tables.forEach(table -> whose.put(table.name(), DB.query(table.whose(PEOPLE))));
    return whose;
  }

  private static void applyAll(List<SchemaChanges> schemas) {
    Map<String, SchemaChanges> byName = new HashMap<>();
    schemas.forEach(schema -> byName.put(schema.schema(), schema));
    inAnyOrder(List.copyOf(byName.values()), DB::apply);
  }

  /** Some need others to be there first; who fails is tried again after the others. */
  private static <T> void inAnyOrder(List<T> all, java.util.function.Consumer<T> work) {
    List<T> open = new ArrayList<>(all);
    RuntimeException failure = null;
    for (int before = -1; before != open.size(); ) {
      before = open.size();
      List<T> failed = new ArrayList<>();
      for (T each : open) {
        try {
          work.accept(each);
        } catch (RuntimeException e) {
          failure = e;
          failed.add(each);
        }
      }
      open = failed;
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException("impossible: " + open, failure);
    }
  }
}
