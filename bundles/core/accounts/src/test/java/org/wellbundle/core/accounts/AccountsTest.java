package org.wellbundle.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountRegistration.Created;
import org.wellbundle.api.account.AccountRegistration.Exists;
import org.wellbundle.api.account.AccountRegistration.NewAccount;
import org.wellbundle.api.account.AccountRegistration.Refused;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.openjpa.internal.OpenJpaStores;

class AccountsTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId NORTHWIND = new TenantId(2);
  private static final String PASSWORD = "Correct-4711-horse";

  @RegisterExtension static final TestDatabase DB = TestDatabase.with(AccountsSchema.changes());

  private final MovableClock clock = new MovableClock();
  private Accounts accounts;

  @BeforeEach
  void open() {
    DB.execute("truncate accounts.account cascade");
    accounts =
        new Accounts(
            DB.transactions(), new OpenJpaStores().create("accounts", Accounts.class), clock);
  }

  @Test
  void everyTableIsGuarded() {
    assertThat(DB.violations()).isEmpty();
  }

  @Test
  void signsInWithTheRightPasswordOnly() {
    assertThat(register(ACME, "pat@acme.example")).isInstanceOf(Created.class);

    assertThat(accounts.signIn(ACME, "pat@acme.example", "wrong")).isEmpty();
    assertThat(accounts.signIn(ACME, "nobody@acme.example", PASSWORD)).isEmpty();
    assertThat(accounts.signIn(ACME, "PAT@acme.example", PASSWORD)).isPresent();
  }

  @Test
  void anAccountIsKnownInItsOwnTenantOnly() {
    register(ACME, "pat@acme.example");

    assertThat(accounts.signIn(NORTHWIND, "pat@acme.example", PASSWORD)).isEmpty();
    assertThat(register(NORTHWIND, "pat@acme.example")).isInstanceOf(Created.class);
  }

  @Test
  void aSecondRegistrationLeavesTheFirstAlone() {
    Created first = (Created) register(ACME, "pat@acme.example");

    assertThat(register(ACME, "Pat@ACME.example")).isEqualTo(new Exists(first.account()));
  }

  @Test
  void weakPasswordsAndMalformedAddressesAreRefused() {
    assertThat(accounts.register(ACME, person("pat@acme.example", "short")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("account.password-weak"));
    assertThat(accounts.register(ACME, person("not an address", PASSWORD)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("account.email-invalid"));
  }

  @Test
  void aSessionLeadsToItsPrincipalUntilItEnds() {
    Created created = (Created) register(ACME, "pat@acme.example");
    Accounts.SignedIn signedIn = accounts.signIn(ACME, "pat@acme.example", PASSWORD).orElseThrow();
    String secret = signedIn.session().secret();

    Principal principal = accounts.find(ACME, secret).orElseThrow();
    assertThat(principal.account()).isEqualTo(created.account());
    assertThat(principal.mainProfile()).isEqualTo(created.mainProfile());
    assertThat(principal.roles()).containsExactly(Role.MEMBER);
    assertThat(principal.csrfToken()).isEqualTo(signedIn.session().csrfToken());
    assertThat(accounts.find(NORTHWIND, secret)).isEmpty();

    accounts.signOut(principal);
    assertThat(accounts.find(ACME, secret)).isEmpty();
  }

  @Test
  void aSessionUsedNowAndThenLivesOnAndAForgottenOneExpires() {
    register(ACME, "pat@acme.example");
    String secret = secretOf("pat@acme.example");

    clock.advance(SessionRepository.LIFETIME.minusHours(1));
    assertThat(accounts.find(ACME, secret)).isPresent();
    clock.advance(SessionRepository.LIFETIME.minusHours(1));
    assertThat(accounts.find(ACME, secret)).isPresent();

    clock.advance(SessionRepository.LIFETIME.plusSeconds(1));
    assertThat(accounts.find(ACME, secret)).isEqualTo(Optional.empty());
  }

  @Test
  void aDisabledAccountIsSignedOutEverywhere() {
    register(ACME, "pat@acme.example");
    String secret = secretOf("pat@acme.example");

    DB.execute("update accounts.account set state = 'DISABLED'");

    assertThat(accounts.find(ACME, secret)).isEmpty();
    assertThat(accounts.signIn(ACME, "pat@acme.example", PASSWORD)).isEmpty();
  }

  @Test
  void neitherPasswordsNorSecretsLieReadableInTheDatabase() {
    register(ACME, "pat@acme.example");
    String secret = secretOf("pat@acme.example");

    assertThat(DB.query("select a::text || s::text from accounts.account a, accounts.session s"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).doesNotContain(PASSWORD).doesNotContain(secret));
  }

  private String secretOf(String email) {
    return accounts.signIn(ACME, email, PASSWORD).orElseThrow().session().secret();
  }

  private org.wellbundle.api.account.AccountRegistration.Outcome register(
      TenantId tenant, String email) {
    return accounts.register(tenant, person(email, PASSWORD));
  }

  private static NewAccount person(String email, String password) {
    return new NewAccount(
        email,
        "Pat Moor",
        password,
        Set.of(Role.MEMBER),
        Locale.ENGLISH,
        ZoneId.of("Europe/Berlin"));
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T08:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
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
}
