package org.wellbundle.core.consent.internal.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.Departures.Departure;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.decision.Desk;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.Mails;

class LeavingTest {
  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private static final Instant MONDAY = Instant.parse("2026-11-02T10:00:00Z");
  private static final AccountId ALEX = new AccountId(1000);

  private final SignedIn alex = new SignedIn();
  private final Now now = new Now();
  private final Post post = new Post();
  private final Doors doors = new Doors();
  private final Rights rights = new Rights();
  private Desk desk;
  private Leaving leaving;
  private LeavingRun run;

  @BeforeEach
  void open() {
    db.execute(
        "truncate consent.decision, consent.restriction, consent.departure, consent.purpose,"
            + " consent.notice");
    desk = new Desk(db.transactions());
    TwoTenants tenants = new TwoTenants();
    leaving =
        Leaving.with(
            db.transactions(),
            desk.consents,
            desk.told,
            post,
            tenants,
            tenants,
            Duration.ofDays(7),
            now);
    run = new LeavingRun(db.transactions(), doors, rights, new FakeVault(), post, now);
    allow();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static void allow() {
    db.execute(
        "insert into consent.decision values (1, 1000, 'storage', 'sleep', 'service', true, 1,"
            + " now())");
  }

  @Test
  void whoAsksRestsAtOnceAndHasSevenDays() {
    assertThat(collected()).containsExactly("sleep");

    Departure asked = leaving.ask(alex.principal(), "corr");

    assertThat(asked).isEqualTo(new Departure(MONDAY, MONDAY.plus(Duration.ofDays(7))));
    assertThat(collected()).isEmpty();
    assertThat(desk.told.browsers).contains("1:1000 consents-changed");
    assertThat(desk.told.audited)
        .extracting(AuditEntry::action)
        .containsExactly("account.leaving", "processing.leaving");
    assertThat(post.sent)
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.account()).isEqualTo(ALEX);
              assertThat(mail.values()).containsEntry("when", "November 9, 2026");
              assertThat(mail.values().get("link"))
                  .startsWith("http://acme.localhost:8181/reactivate#");
            });
    assertThat(db.query("select d::text from consent.departure d"))
        .noneMatch(row -> row.contains(key()));
  }

  @Test
  void askingAgainChangesNeitherDayNorKey() {
    Departure first = leaving.ask(alex.principal(), "corr");
    now.pass(Duration.ofDays(2));

    assertThat(leaving.ask(alex.principal(), "corr")).isEqualTo(first);
    assertThat(post.sent).hasSize(1);
  }

  @Test
  void whoComesBackFindsEverythingAsItWas() {
    // given somebody who let a purpose rest before
    db.execute(
        "insert into consent.restriction values (1, 1000, 'x', 'objected', 'member', now())");
    leaving.ask(alex.principal(), "corr");

    assertThat(leaving.cancel(ACME, ALEX, new Actor("member", ALEX), "corr")).isTrue();

    assertThat(leaving.of(ACME, ALEX)).isEmpty();
    assertThat(collected()).containsExactly("sleep");
    assertThat(db.query("select kind from consent.restriction")).containsExactly("objected");
    assertThat(leaving.cancel(ACME, ALEX, new Actor("member", ALEX), "corr")).isFalse();
    now.pass(Duration.ofDays(8));
    run.round();
    assertThat(doors.closed).isEmpty();
  }

  @Test
  void theMailedKeyWorksOnceAndAtItsTenantOnly() {
    leaving.ask(alex.principal(), "corr");

    assertThat(leaving.cancel(NORTHWIND, key(), "corr")).isFalse();
    assertThat(leaving.cancel(ACME, "made-up", "corr")).isFalse();
    assertThat(leaving.cancel(ACME, key(), "corr")).isTrue();
    assertThat(leaving.cancel(ACME, key(), "corr")).isFalse();
    assertThat(leaving.of(ACME, ALEX)).isEmpty();
  }

  @Test
  void onTheDayTheAccountIsClosedErasedAndReceiptsAreSent() {
    leaving.ask(alex.principal(), "corr");
    now.pass(Duration.ofDays(7).minusSeconds(1));
    run.round();
    assertThat(doors.closed).isEmpty();

    now.pass(Duration.ofSeconds(2));
    run.round();

    assertThat(doors.closed).containsExactly(ALEX);
    assertThat(rights.erased)
        .containsExactly(new Person(ACME, ALEX, Set.of(new ProfileId(1000), new ProfileId(1007))));
    assertThat(db.query("select count(*) from consent.departure")).containsExactly("0");
    assertThat(post.sent.get(1))
        .satisfies(
            mail -> {
              assertThat(mail.account()).isNull();
              assertThat(mail.address()).isEqualTo("alex@acme.example");
              assertThat(mail.locale()).isEqualTo(Locale.GERMAN);
              assertThat(mail.values()).containsEntry("number", rights.receipts.get(0));
            });
  }

  @Test
  void whatStillWaitsForOthersIsAskedAgainAndCanNotBeTakenBack() {
    leaving.ask(alex.principal(), "corr");
    now.pass(Duration.ofDays(7));
    rights.waiting = true;
    run.round();

    assertThat(leaving.cancel(ACME, ALEX, new Actor("member", ALEX), "corr")).isFalse();
    assertThat(leaving.cancel(ACME, key(), "corr")).isFalse();
    run.round();
    assertThat(rights.receipts).hasSize(1);

    rights.waiting = false;
    now.pass(Duration.ofSeconds(15));
    run.round();
    assertThat(rights.erased).hasSize(1);
    assertThat(post.sent).hasSize(2);
  }

  @Test
  void aNodeThatDiesBeforeTheReceiptLeavesItToTheNext() {
    leaving.ask(alex.principal(), "corr");
    now.pass(Duration.ofDays(7));
    post.broken = true;
    run.round();
    // the person is erased, accounts included; only the departure knows whom to write to
    doors.gone = true;
    assertThat(rights.erased).hasSize(1);
    assertThat(db.query("select farewell::text from consent.departure"))
        .singleElement()
        .satisfies(stored -> assertThat(stored).doesNotContain("616c6578")); // alex

    post.broken = false;
    now.pass(Duration.ofMinutes(10));
    run.round();

    assertThat(post.sent.get(1).address()).isEqualTo("alex@acme.example");
    assertThat(rights.receipts.get(0)).isEqualTo(rights.receipts.get(1));
    assertThat(db.query("select count(*) from consent.departure")).containsExactly("0");
  }

  @Test
  void whoWasErasedOtherwiseIsForgottenWithoutAMail() {
    leaving.ask(alex.principal(), "corr");
    doors.gone = true;
    now.pass(Duration.ofDays(7));

    run.round();

    assertThat(rights.receipts).isEmpty();
    assertThat(post.sent).hasSize(1);
    assertThat(db.query("select count(*) from consent.departure")).containsExactly("0");
  }

  private String key() {
    String link = post.sent.get(0).values().get("link");
    return link.substring(link.indexOf('#') + 1);
  }

  private static List<String> collected() {
    return db.transactions()
        .inTenant(
            ACME,
            tx -> {
              List<String> kinds = new ArrayList<>();
              try (var query = tx.connection().createStatement();
                  var row = query.executeQuery("select consent.collectable(1000)")) {
                while (row.next()) {
                  kinds.add(row.getString(1));
                }
              }
              return kinds;
            });
  }

  /** A clock that is moved by hand. */
  private static final class Now extends Clock {
    private Instant instant = MONDAY;

    void pass(Duration time) {
      instant = instant.plus(time);
    }

    @Override
    public Instant instant() {
      return instant;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Keeps mails; sends none while broken. */
  private static final class Post implements Mails {
    private final List<Mail> sent = new ArrayList<>();
    private boolean broken;

    @Override
    public long queue(Transaction tx, Mail mail) {
      if (broken) {
        throw new IllegalStateException("the node dies here");
      }
      sent.add(mail);
      return sent.size();
    }
  }

  /** Accounts that can be closed. */
  private static final class Doors implements AccountClosing {
    private final List<AccountId> closed = new ArrayList<>();
    private boolean gone;

    @Override
    public boolean isLastOwner(TenantId tenant, AccountId account) {
      return false;
    }

    @Override
    public Optional<Closed> close(TenantId tenant, AccountId account, String correlationId) {
      if (gone) {
        return Optional.empty();
      }
      closed.add(account);
      return Optional.of(
          new Closed(
              account,
              Set.of(new ProfileId(1000), new ProfileId(1007)),
              "alex@acme.example",
              Locale.GERMAN));
    }
  }

  /** Erases what the consent core itself holds. */
  private static final class Rights implements PersonRights {
    private final List<Person> erased = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private boolean waiting;

    @Override
    public Set<String> export(Person person, OutputStream zip) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> eraseProfile(Person profiles, String correlationId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void restrict(Person person, boolean restricted, String correlationId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Erasure erase(Person person, String correlationId) {
      receipts.add(correlationId);
      if (waiting) {
        return new Releasing(Set.of("linking"));
      }
      erased.add(person);
      db.transactions()
          .runInTenant(
              person.tenant(),
              tx -> {
                try (var call = tx.connection().createStatement()) {
                  call.execute("select consent.erase_person(%s, '{}')".formatted(person.account()));
                }
              });
      return new Erased(Map.of("consent", 1L));
    }
  }
}
