package org.wellbundle.core.consent.internal.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.decision.Desk;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.Mail;

class ProfileErasuresTest {
  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private static final Instant MONDAY = Instant.parse("2026-11-02T10:00:00Z");
  private static final ProfileId SECOND = new ProfileId(1007);

  private final SignedIn alex = new SignedIn();
  private final List<Mail> mails = new ArrayList<>();
  private final Rights rights = new Rights();
  private Desk desk;

  @BeforeEach
  void open() {
    db.execute("truncate consent.profile_departure");
    desk = new Desk(db.transactions());
    leaving(MONDAY).ask(alex.principal(), SECOND, "corr");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void onTheDayItIsErasedUntilNothingIsFoundAndAReceiptIsSent() {
    round(Duration.ofDays(7).minusSeconds(1));
    assertThat(rights.erased).isEmpty();

    round(Duration.ofDays(7));
    assertThat(rights.erased).containsExactly(person());
    assertThat(mails).hasSize(1);
    assertThat(leaving(MONDAY).cancel(alex.principal(), SECOND, "corr")).isFalse();

    // what a call under way stored meanwhile goes with the second time
    round(Duration.ofDays(7).plusMinutes(1));
    assertThat(rights.erased).hasSize(1);
    round(Duration.ofDays(7).plusMinutes(2));
    assertThat(rights.erased).containsExactly(person(), person());
    assertThat(mails.get(1).values()).containsEntry("number", rights.receipts.get(0));
    assertThat(Set.copyOf(rights.receipts)).hasSize(1);
    assertThat(db.query("select count(*) from consent.profile_departure")).containsExactly("0");
  }

  @Test
  void whatWasTakenBackStays() {
    assertThat(leaving(MONDAY).cancel(alex.principal(), SECOND, "corr")).isTrue();
    round(Duration.ofDays(8));
    assertThat(rights.erased).isEmpty();
  }

  @Test
  void oneThatFailsIsTriedAgain() {
    rights.broken = true;
    round(Duration.ofDays(7));
    rights.broken = false;
    round(Duration.ofDays(7).plusMinutes(10));
    assertThat(rights.erased).hasSize(1);
    assertThat(mails).as("a second time comes first").hasSize(1);
    round(Duration.ofDays(7).plusMinutes(12));

    assertThat(rights.erased).hasSize(2);
    assertThat(mails).hasSize(2);
  }

  @Test
  void whoIsErasedAltogetherLeavesNoWishBehind() {
    db.transactions()
        .runInTenant(
            TwoTenants.ACME,
            tx -> {
              try (var call = tx.connection().createStatement()) {
                call.execute("select consent.erase_person(1000, '{}')");
              }
            });
    assertThat(db.query("select count(*) from consent.profile_departure")).containsExactly("0");
    db.execute("truncate consent.restriction");
  }

  private ProfileLeaving leaving(Instant now) {
    TwoTenants tenants = new TwoTenants();
    return ProfileLeaving.with(
        db.transactions(),
        desk.told,
        (tx, mail) -> {
          mails.add(mail);
          return mails.size();
        },
        tenants,
        tenants,
        Duration.ofDays(7),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private void round(Duration later) {
    new ProfileErasures(
            db.transactions(),
            rights,
            (tx, mail) -> {
              mails.add(mail);
              return mails.size();
            },
            Clock.fixed(MONDAY.plus(later), ZoneOffset.UTC))
        .round();
  }

  private static Person person() {
    return new Person(TwoTenants.ACME, new SignedIn().account, Set.of(SECOND));
  }

  /** Erases nothing, and remembers it. */
  private static final class Rights implements PersonRights {
    private final List<Person> erased = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private boolean broken;

    @Override
    public Map<String, Long> eraseProfile(Person profiles, String correlationId) {
      if (broken) {
        throw new IllegalStateException("the database is away");
      }
      erased.add(profiles);
      receipts.add(correlationId);
      return Map.of("measurements", erased.size() == 1 ? 3L : 0L);
    }

    @Override
    public Set<String> export(Person person, OutputStream zip) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void restrict(Person person, boolean restricted, String correlationId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Erasure erase(Person person, String correlationId) {
      throw new UnsupportedOperationException();
    }
  }
}
