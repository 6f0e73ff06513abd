package org.wellbundle.core.consent.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.PasswordProof;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.decision.Desk;
import org.wellbundle.core.consent.internal.http.DeletionResource.DeletionView;
import org.wellbundle.core.consent.internal.http.DeletionResource.Wish;
import org.wellbundle.core.consent.internal.leaving.Leaving;
import org.wellbundle.core.consent.internal.leaving.ProfileLeaving;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.Mail;

class DeletionResourceTest {
  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private static final Wish RIGHT = new Wish("right");

  private static final String MAIN = "1000";
  private static final String SECOND = "1007";

  /** With a profile beside the main one. */
  private final SignedIn alex =
      new SignedIn() {
        @Override
        public Principal principal() {
          return new Principal(
              tenant,
              account,
              new ProfileId(1000),
              Set.of(new ProfileId(1000), new ProfileId(1007)),
              roles,
              locale,
              timeZone,
              "session",
              "csrf");
        }
      };

  private final List<Mail> mails = new ArrayList<>();
  private final Accounts accounts = new Accounts();
  private Desk desk;
  private DeletionResource deletion;
  private ProfileDeletionResource profileDeletion;
  private ReactivationResource reactivation;

  @BeforeEach
  void open() {
    db.execute(
        "truncate consent.restriction, consent.departure,"
            + " consent.profile_departure, consent.purpose, consent.notice");
    desk = new Desk(db.transactions());
    TwoTenants tenants = new TwoTenants();
    Leaving leaving =
        Leaving.with(
            db.transactions(),
            desk.consents,
            desk.told,
            (tx, mail) -> {
              mails.add(mail);
              return 1;
            },
            tenants,
            tenants,
            Duration.ofDays(7),
            Clock.systemUTC());
    ProfileLeaving profiles =
        ProfileLeaving.with(
            db.transactions(),
            desk.told,
            (tx, mail) -> {
              mails.add(mail);
              return 1;
            },
            tenants,
            tenants,
            Duration.ofDays(7),
            Clock.systemUTC());
    profileDeletion = new ProfileDeletionResource(profiles, new AskedAgain(accounts), alex);
    deletion = new DeletionResource(leaving, new AskedAgain(accounts), accounts, alex);
    reactivation = new ReactivationResource(leaving, profiles, alex);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void withThePasswordItIsAcceptedAndShownWithItsDay() {
    assertThat(deletion.read()).isEqualTo(new DeletionView("none", 7, null, null));

    DeletionView answer = deletion.asked(RIGHT);

    assertThat(answer).isEqualTo(deletion.read());
    assertThat(deletion.read())
        .satisfies(view -> assertThat(view.state()).isEqualTo("pending"))
        .satisfies(view -> assertThat(view.dueAt()).isEqualTo(view.askedAt().plusDays(7)));
  }

  @Test
  void withoutItNothingHappens() {
    refused(() -> deletion.asked(null), 400, "deletion.incomplete");
    refused(() -> deletion.asked(new Wish("")), 400, "deletion.incomplete");
    refused(() -> deletion.asked(new Wish("x".repeat(513))), 400, "deletion.incomplete");
    refused(() -> deletion.asked(new Wish("wrong")), 403, "password.wrong");
    refused(() -> deletion.asked(new Wish("often")), 429, "session.too-many-attempts");

    assertThat(deletion.read().state()).isEqualTo("none");
    assertThat(mails).isEmpty();
    assertThat(new Wish("right").toString()).doesNotContain("right");
  }

  @Test
  void theLastOwnerNamesAnotherFirst() {
    accounts.lastOwner = true;

    refused(() -> deletion.asked(RIGHT), 409, "deletion.last-owner");
    assertThat(deletion.read().state()).isEqualTo("none");
  }

  @Test
  void whoStaysSaysSoOnceByScreenOrMail() {
    deletion.asked(RIGHT);
    reactivation.reactivate();
    assertThat(deletion.read().state()).isEqualTo("none");
    refused(reactivation::reactivate, 409, "deletion.none");

    deletion.asked(RIGHT);
    String link = mails.get(1).values().get("link");
    var mailed = new ReactivationResource.Mailed(link.substring(link.indexOf('#') + 1));
    reactivation.byMail(mailed);
    assertThat(deletion.read().state()).isEqualTo("none");
    refused(() -> reactivation.byMail(mailed), 422, "deletion.key-invalid");
    refused(() -> reactivation.byMail(null), 422, "deletion.key-invalid");
    assertThat(desk.told.audited)
        .filteredOn(entry -> entry.action().equals("account.stays"))
        .extracting(entry -> entry.actor().role())
        .containsExactly("member", "nobody");
  }

  @Test
  void aProfileOfSeveralGoesAloneAndIsTakenBackByScreenOrMail() {
    profileDeletion.asked(SECOND, RIGHT);
    profileDeletion.asked(SECOND, RIGHT);

    assertThat(profileDeletion.list().profiles())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.profile()).isEqualTo(SECOND);
              assertThat(it.dueAt()).isEqualTo(it.askedAt().plusDays(7));
            });
    assertThat(deletion.read().state()).isEqualTo("none");
    assertThat(mails).hasSize(1);

    profileDeletion.takeBack(SECOND);
    assertThat(profileDeletion.list().profiles()).isEmpty();
    refused(() -> profileDeletion.takeBack(SECOND), 409, "deletion.none");

    profileDeletion.asked(SECOND, RIGHT);
    String link = mails.get(1).values().get("link");
    reactivation.byMail(new ReactivationResource.Mailed(link.substring(link.indexOf('#') + 1)));
    assertThat(profileDeletion.list().profiles()).isEmpty();
    assertThat(desk.told.audited)
        .extracting(entry -> entry.action() + " " + entry.actor().role())
        .containsExactly(
            "profile.leaving member",
            "profile.stays member",
            "profile.leaving member",
            "profile.stays nobody");
  }

  @Test
  void neitherTheMainProfileNorAnybodyElsesGoesAlone() {
    refused(() -> profileDeletion.asked(MAIN, RIGHT), 409, "profile.main");
    refused(() -> profileDeletion.asked("1008", RIGHT), 404, "profile.unknown");
    refused(() -> profileDeletion.takeBack("x"), 404, "profile.unknown");
    refused(() -> profileDeletion.asked(SECOND, new Wish("wrong")), 403, "password.wrong");
    refused(() -> profileDeletion.asked(SECOND, null), 400, "deletion.incomplete");
    assertThat(profileDeletion.list().profiles()).isEmpty();
  }

  private static void refused(Runnable call, int status, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  /** Knows one password. */
  private static final class Accounts implements PasswordProof, AccountClosing {
    private boolean lastOwner;

    @Override
    public Outcome prove(Principal who, String password, String correlationId) {
      return switch (password) {
        case "right" -> new Proven();
        case "often" -> new Wait(Duration.ofSeconds(8));
        default -> new Wrong();
      };
    }

    @Override
    public boolean isLastOwner(TenantId tenant, AccountId account) {
      return lastOwner;
    }

    @Override
    public Optional<Closed> close(TenantId tenant, AccountId account, String correlationId) {
      throw new UnsupportedOperationException();
    }
  }
}
