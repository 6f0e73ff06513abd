package org.wellbundle.operations.backup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.module.SchemaChanges.Step;
import org.wellbundle.operations.backup.BackupException;
import org.wellbundle.operations.backup.BackupReport;
import org.wellbundle.platform.database.testing.SmallDisk;
import org.wellbundle.platform.database.testing.TestDatabase;

class BackupTest {
  private static final String SECRET = "Weight of Ada Example";

  private static final SchemaChanges AUDIT =
      SchemaChanges.of("audit", BackupTest.class, "V001__audit.sql");
  private static final SchemaChanges CONSENT =
      SchemaChanges.of("consent", BackupTest.class, "V001__consent.sql");
  private static final SchemaChanges KEYRING =
      SchemaChanges.of("keyring", BackupTest.class, "keyring-001.sql");
  private static final SchemaChanges PEOPLE =
      new SchemaChanges(
          "accounts",
          List.of(
              new Step(
                  "001.sql",
                  """
                  create sequence account_id_seq start 1000;
                  create table account (tenant_id int, id bigint default nextval('accounts.account_id_seq'),
                    name text, note text, length int generated always as (length(name)) stored,
                    primary key (tenant_id, id));
                  create table profile (tenant_id int, id bigint generated always as identity, account_id bigint not null,
                    weight double precision, at timestamptz default now(), raw bytea,
                    primary key (tenant_id, id), foreign key (tenant_id, account_id) references account);
                  create table day (tenant_id int, day date, steps int, primary key (tenant_id, day)) partition by range (day);
                  do $$ begin
                    execute format('create table accounts.day_past partition of accounts.day for values from (minvalue) to (%L)',
                      date '2026-01-01' - (random() * 1000)::int);
                  end $$;
                  create table kind (name text primary key);
                  insert into kind values ('seeded');
                  select platform.guard_tenant_table(t::regclass) from unnest(array['account', 'profile', 'day']) t;
                  create function erase_person(p_account bigint, p_profiles bigint[]) returns bigint language plpgsql as $$
                  begin
                    delete from accounts.profile where id = any(p_profiles);
                    delete from accounts.account where id = p_account;
                    return 1;
                  end $$;
                  """),
              new Step("002.sql", "alter table account add changed int default 0")));

  @TempDir Path temp;
  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws IOException {
    source = TestDatabase.with(KEYRING, PEOPLE, AUDIT, CONSENT).open();
    target = TestDatabase.with().open();
    Files.createDirectories(temp.resolve("keyring"));
    Files.writeString(temp.resolve("keyring/master.key"), "the master key\n");
    source.execute(
        """
        insert into consent.part values ('people', 'accounts', 1), ('audit', 'audit', 9);
        delete from accounts.kind;
        insert into accounts.kind values ('changed');
        insert into accounts.account (tenant_id, name, note)
          select 1 + i % 2, 'Weight of Ada Example ' || i, e'tab\\t, line\\n, back\\\\slash, \\u00fc \\\\N ' || i from generate_series(1, 500) i;
        insert into accounts.account (tenant_id, name) values (1, null);
        insert into accounts.profile (tenant_id, account_id, weight, raw)
          select tenant_id, id, random() * 100, decode(md5(id::text), 'hex') from accounts.account;
        create table accounts.day_1 partition of accounts.day for values from ('2026-01-01') to ('2027-01-01');
        select platform.guard_tenant_table('accounts.day');
        insert into accounts.day values (1, '2026-05-05', 12345);
        insert into keyring.account_key (tenant_id, account_id, wrapped) values (1, 1001, '\\x01020304');
        begin;
        set local app.tenant = '1';
        select audit.append('session.begun', 'member', 1001, 1001, null, null, '{}', 'c1');
        select audit.append('session.ended', 'member', 1001, 1001, null, null, '{}', 'c2');
        commit;
        """);
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  @Test
  void restoresTableByTableWhatWasBackedUp() throws Exception {
    BackupReport backup = backup();
    layOut(backup);

    List<String> told = restore();

    assertThat(content(target)).isEqualTo(content(source)).anyMatch(line -> line.contains("day_1"));
    assertThat(target.query("select name || checksum from accounts.schema_step order by 1"))
        .isEqualTo(source.query("select name || checksum from accounts.schema_step order by 1"));
    assertThat(target.query("select name from accounts.kind")).containsExactly("changed");
    assertThat(target.query("select nextval('accounts.account_id_seq')"))
        .isEqualTo(source.query("select nextval('accounts.account_id_seq')"));
    assertThat(target.violations()).isEmpty();
    assertThat(told).anyMatch(line -> line.equals("audit chains unbroken"));
    assertThat(Files.readString(temp.resolve("other/keyring/master.key")))
        .isEqualTo("the master key\n");
    assertThat(target.apply(KEYRING, PEOPLE, AUDIT, CONSENT)).as("steps still missing").isZero();
    assertThat(temp.resolve("other/restore")).doesNotExist();
    assertThatThrownBy(
            () ->
                target.execute(
                    "insert into accounts.profile (tenant_id, account_id) values (1, 1)"))
        .as("foreign keys are back")
        .hasMessageContaining("violates foreign key");
  }

  @Test
  void takesOneConsistentStateWhilePeopleWrite() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Thread writer = new Thread(() -> move(enough));
    writer.start();
    BackupReport backup;
    try {
      awaitMoves();
      backup = backup();
    } finally {
      enough.set(true);
      writer.join();
    }
    layOut(backup);
    restore();

    // Account and profile are always changed together, in one transaction.
    assertThat(
            target.query(
                "select (select sum(changed) from accounts.account) - (select sum(length(raw) - 16) from accounts.profile)"))
        .containsExactly("0");
    assertThat(target.query("select sum(changed) > 0 from accounts.account")).containsExactly("t");
  }

  @Test
  void keepsDataAndKeysApart() throws Exception {
    BackupReport backup = backup();

    assertThat(bytes(backup.database())).doesNotContain(SECRET).doesNotContain("accounts");
    try (KeysFile keys = new KeysFile(backup.keys())) {
      assertThat(keys.open("tables/audit.pseudonym_key").readAllBytes()).isNotEmpty();
      assertThat(keys.open("tables/keyring.account_key").readAllBytes()).isNotEmpty();
      assertThat(keys.masterKey()).isEqualTo("the master key\n");
      assertThatThrownBy(() -> keys.open("tables/accounts.account"))
          .isInstanceOf(BackupException.class);
    }
    assertThat(Files.getPosixFilePermissions(backup.keys())).hasSize(2);
  }

  @Test
  void erasesAgainWhoWasErasedSince() throws Exception {
    BackupReport backup = backup();
    source.execute(
        "begin; set local app.tenant = '1'; select audit.erase_person(1001, '{}'); commit");
    try (Connection connection = source.owner().getConnection()) {
      LedgerKeeper.note(connection, new Ledger(temp.resolve("data/erasures")));
      LedgerKeeper.note(connection, new Ledger(temp.resolve("data/erasures")));
    }
    layOut(backup);
    Files.copy(
        temp.resolve("data/erasures"),
        temp.resolve("other/restore/erasures"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    List<String> told = restore();

    assertThat(told).anyMatch(line -> line.startsWith("1 people erased since"));
    assertThat(target.query("select id from accounts.account where id = 1001")).isEmpty();
    assertThat(target.query("select id from accounts.profile where account_id = 1001")).isEmpty();
    assertThat(target.query("select count(*) from accounts.account")).containsExactly("500");
    assertThat(target.query("select secret from audit.pseudonym_key where account_id = 1001"))
        .containsExactly((String) null);
    assertThat(target.query("select wrapped from keyring.account_key where account_id = 1001"))
        .containsExactly((String) null);
    assertThat(target.query("select action from audit.entry order by id"))
        .endsWith("person.erased");
    assertThat(new Ledger(temp.resolve("other/erasures")).read()).hasSize(1);
    assertThat(target.query("select count(*) from pg_class where relforcerowsecurity"))
        .containsExactly("0");
  }

  @Test
  void refusesWhatIsNotWhole() throws Exception {
    BackupReport backup = backup();
    byte[] whole = Files.readAllBytes(backup.database());

    flip(backup.database(), whole.length / 2);
    assertThatThrownBy(() -> check(backup)).hasMessageContaining("altered or damaged");

    Files.write(backup.database(), java.util.Arrays.copyOf(whole, whole.length - 30));
    assertThatThrownBy(() -> check(backup))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("database file");

    Files.writeString(backup.database(), "something else\n");
    assertThatThrownBy(() -> check(backup)).hasMessageContaining("no backup of this kind");

    Files.write(backup.database(), whole);
    BackupReport another = backup();
    assertThatThrownBy(() -> new BackupReader(backup.database(), another.keys()).check(line -> {}))
        .hasMessageContaining("different backups");
    check(backup);
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    BackupReport backup = backup();
    Path restore = layOut(backup);

    Files.delete(restore.resolve("erasures"));
    assertThatThrownBy(this::restore).hasMessageContaining("ledger of erasures");
    Files.createFile(restore.resolve("erasures"));
    Path keys = restore.resolve(backup.keys().getFileName());
    Files.delete(keys);
    assertThatThrownBy(this::restore).hasMessageContaining("no file ending in .keys");
    Files.copy(backup.keys(), keys);

    target.apply(PEOPLE);
    assertThatThrownBy(this::restore).hasMessageContaining("isn't empty");
    assertThat(target.query("select count(*) from accounts.account")).containsExactly("0");
  }

  @Test
  void beginsAgainAfterARestoreBrokeOff() throws Exception {
    layOut(backup());
    target.execute("create schema restore_pending");
    target.apply(PEOPLE);
    target.execute("insert into accounts.account (tenant_id) values (7)");

    restore();

    assertThat(content(target)).isEqualTo(content(source));
  }

  @Test
  void leavesNothingBehindWhenItCannotWrite() throws Exception {
    Path file = Files.createFile(temp.resolve("no-folder"));
    assertThatThrownBy(() -> writer().write(file, temp.resolve("keys"), line -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("No backup was made");
    assertThat(temp.resolve("keys"))
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory());
  }

  @Test
  void saysThatTheDiskIsFullAndLeavesNoHalfFile() throws Exception {
    Path at = Files.createDirectories(temp.resolve("small"));
    Path keys = Files.createDirectories(temp.resolve("keys"));
    Optional<SmallDisk> disk = SmallDisk.of(64, at);
    assumeThat(disk).as("a disk that can be full").isPresent();
    try (SmallDisk small = disk.orElseThrow()) {
      source.execute(
          "update accounts.profile set raw = sha512(id::text::bytea) || sha512(raw) || raw");

      assertThatThrownBy(() -> writer().write(small.folder(), keys, line -> {}))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("the disk is full")
          .hasMessageContaining("Make room or take another folder.");

      assertThat(small.files()).isEmpty();
      assertThat(keys).isEmptyDirectory();
    }
  }

  private BackupWriter writer() {
    return new BackupWriter(source.ownerAccess(), temp.resolve("keyring/master.key"));
  }

  private BackupReport backup() {
    return writer().write(temp.resolve("backup"), temp.resolve("keys"), line -> {});
  }

  private static void check(BackupReport backup) {
    new BackupReader(backup.database(), backup.keys()).check(line -> {});
  }

  private Path layOut(BackupReport backup) throws IOException {
    Path restore = Files.createDirectories(temp.resolve("other/restore"));
    Files.copy(backup.database(), restore.resolve(backup.database().getFileName()));
    Files.copy(backup.keys(), restore.resolve(backup.keys().getFileName()));
    Files.createFile(restore.resolve("erasures"));
    return restore;
  }

  private List<String> restore() {
    List<String> told = new ArrayList<>();
    Places places =
        new Places(
            temp.resolve("other/restore"),
            temp.resolve("other/keyring/master.key"),
            temp.resolve("other/erasures"));
    new Restorer(target.ownerAccess(), places, told::add).run(places.restore());
    return told;
  }

  private static List<String> content(TestDatabase db) throws Exception {
    try (Connection connection = db.owner().getConnection()) {
      TableCopy copy = new TableCopy(connection);
      List<String> all = new ArrayList<>();
      for (Shape.Table table : new Shape(connection).tables()) {
        all.add(copy.out(table, java.io.OutputStream.nullOutputStream()).toString());
      }
      return all;
    }
  }

  private void move(AtomicBoolean enough) {
    try (Connection connection = source.owner().getConnection();
        Statement statement = connection.createStatement()) {
      while (!enough.get()) {
        statement.execute(
            "update accounts.account set changed = changed + 1;"
                + " update accounts.profile set raw = raw || '\\x00'");
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitMoves() {
    while (source.query("select 1 from accounts.account where changed > 2 limit 1").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int old = open.read();
      open.seek(at);
      open.write(old ^ 1);
    }
  }

  private static String bytes(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
