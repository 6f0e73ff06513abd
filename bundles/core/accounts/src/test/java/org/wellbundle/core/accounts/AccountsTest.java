package org.wellbundle.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.AccountRegistration.Created;
import org.wellbundle.api.account.AccountRegistration.Exists;
import org.wellbundle.api.account.AccountRegistration.Refused;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.people.AccountContactBook;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.platform.database.testing.TestDatabase;

class AccountsTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private House house;

  @BeforeEach
  void open() {
    house = new House(DB);
  }

  @Test
  void everyTableIsGuarded() {
    assertThat(DB.violations()).isEmpty();
  }

  @Test
  void signsInWithTheRightPasswordOnly() {
    house.register(ACME, PAT);

    assertThat(house.attempt(PAT, "wrong", HOME, "")).isInstanceOf(SignIn.Refused.class);
    assertThat(house.attempt("nobody@acme.example", PASSWORD, HOME, ""))
        .isInstanceOf(SignIn.Refused.class);
    assertThat(house.attempt("PAT@acme.example", PASSWORD, HOME, ""))
        .isInstanceOf(SignIn.Welcome.class);
  }

  @Test
  void anAccountIsKnownInItsOwnTenantOnly() {
    house.register(ACME, PAT);

    assertThat(house.attempt(NORTHWIND, PAT, PASSWORD, HOME, ""))
        .isInstanceOf(SignIn.Refused.class);
    assertThat(house.attempt(TenantId.PLATFORM, PAT, PASSWORD, HOME, ""))
        .isInstanceOf(SignIn.Refused.class);
    assertThat(house.register(NORTHWIND, PAT)).isInstanceOf(Created.class);
  }

  @Test
  void aSecondRegistrationLeavesTheFirstAlone() {
    Created first = house.register(ACME, PAT);

    assertThat(house.accounts.register(ACME, House.person("Pat@ACME.example", PASSWORD)))
        .isEqualTo(new Exists(first.account()));
  }

  @Test
  void weakPasswordsAndMalformedAddressesAreRefused() {
    assertThat(code(ACME, PAT, "Short1!")).isEqualTo("password.too-short");
    assertThat(code(ACME, "not an address", PASSWORD)).isEqualTo("account.email-invalid");
    assertThat(code(NORTHWIND, PAT, "Mixed-4711")).isEqualTo("password.too-short");
  }

  private String code(TenantId tenant, String email, String password) {
    return ((Refused) house.accounts.register(tenant, House.person(email, password))).code();
  }

  @Test
  void aSessionLeadsToItsPrincipalUntilItEnds() {
    Created created = house.register(ACME, PAT);
    String secret = house.signIn(PAT, "device-1");

    Principal principal = house.principal(secret);
    assertThat(principal.account()).isEqualTo(created.account());
    assertThat(principal.mainProfile()).isEqualTo(created.mainProfile());
    assertThat(principal.roles()).containsExactly(Role.MEMBER);
    assertThat(principal.may(Permission.LINK_WRITE)).isTrue();
    assertThat(principal.may(Permission.OPERATION_READ)).isFalse();
    assertThat(house.accounts.find(NORTHWIND, secret)).isEmpty();
    assertThat(house.accounts.find(TenantId.PLATFORM, secret)).isEmpty();

    house.accounts.openSessions().end(principal, principal.sessionId(), "c-1");
    assertThat(house.accounts.find(ACME, secret)).isEmpty();
  }

  @Test
  void aSessionUsedNowAndThenLivesOnAForgottenOneExpiresAndNoneLivesForEver() {
    house.register(ACME, PAT);
    String secret = house.signIn(PAT, "device-1");
    Duration idle = Lifetimes.standard().idle();

    house.clock.advance(idle.minusHours(1));
    assertThat(house.accounts.find(ACME, secret)).isPresent();
    house.clock.advance(idle.plusSeconds(1));
    assertThat(house.accounts.find(ACME, secret)).isEmpty();

    String busy = house.signIn(PAT, "device-1");
    for (int day = 0; day < 89; day += 10) {
      house.clock.advance(Duration.ofDays(day == 80 ? 9 : 10));
      assertThat(house.accounts.find(ACME, busy)).isPresent();
    }
    house.clock.advance(Duration.ofDays(2));
    assertThat(house.accounts.find(ACME, busy)).isEmpty();
  }

  @Test
  void aDisabledAccountIsSignedOutEverywhere() {
    house.register(ACME, PAT);
    String secret = house.signIn(PAT, "device-1");

    DB.execute("update accounts.account set state = 'DISABLED'");

    assertThat(house.accounts.find(ACME, secret)).isEmpty();
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Disabled.class);
  }

  @Test
  void neitherPasswordsNorSecretsLieReadableInTheDatabase() {
    house.register(ACME, PAT);
    String secret = house.signIn(PAT, "device-1");

    assertThat(
            DB.query(
                "select a::text || s::text || d::text from accounts.account a, accounts.session s,"
                    + " accounts.known_device d"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).doesNotContain(PASSWORD, secret, "device-1"));
    assertThat(DB.query("select g::text from accounts.guess g"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).doesNotContain(PAT, HOME));
  }

  @Test
  void contactsAreFoundByNumberAndAddress() {
    Created created = house.register(ACME, PAT);
    AccountContactBook contacts = new AccountContactBook(DB.transactions());

    assertThat(contacts.contact(ACME, created.account()).orElseThrow().email()).isEqualTo(PAT);
    assertThat(contacts.byEmail(ACME, "PAT@acme.example").orElseThrow().account())
        .isEqualTo(created.account());
    assertThat(contacts.contact(NORTHWIND, created.account())).isEmpty();
    assertThat(contacts.byEmail(NORTHWIND, PAT)).isEmpty();
    AccountId nobody = new AccountId(1);
    String name = contacts.contact(ACME, created.account()).orElseThrow().displayName();
    assertThat(contacts.displayNames(ACME, Set.of(created.account(), nobody)))
        .isEqualTo(Map.of(created.account(), name));
    assertThat(contacts.displayNames(NORTHWIND, Set.of(created.account()))).isEmpty();
  }
}
