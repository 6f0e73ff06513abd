package org.wellbundle.core.consent.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.PasswordProof;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.decision.Desk;
import org.wellbundle.core.consent.internal.http.DeletionResource.DeletionView;
import org.wellbundle.core.consent.internal.http.DeletionResource.Wish;
import org.wellbundle.core.consent.internal.leaving.Leaving;
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

  private final SignedIn alex = new SignedIn();
  private final List<Mail> mails = new ArrayList<>();
  private final Accounts accounts = new Accounts();
  private Desk desk;
  private DeletionResource deletion;
  private ReactivationResource reactivation;

  @BeforeEach
  void open() {
    db.execute("truncate consent.restriction, consent.departure, consent.purpose, consent.notice");
    desk = new Desk(db.transactions());
    TwoTenants tenants = new TwoTenants();
    Leaving leaving =
        new Leaving(
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
    deletion = new DeletionResource(leaving, accounts, accounts, alex);
    reactivation = new ReactivationResource(leaving, alex);
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
