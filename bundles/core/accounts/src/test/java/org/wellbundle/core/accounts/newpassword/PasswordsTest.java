package org.wellbundle.core.accounts.newpassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.password.Objection;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.platform.database.testing.TestDatabase;

class PasswordsTest {
  private static final String NEXT = "Lantern-88-bridge";

  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private House house;
  private AccountRow pat;

  @BeforeEach
  void open() {
    house = new House(DB);
    var account = house.register(ACME, PAT).account();
    pat = house.accounts.read(ACME, account).orElseThrow();
  }

  @Test
  void aNewPasswordEndsEverySessionButTheOneItIsChangedIn() {
    String here = house.signIn(PAT, "my-laptop");
    String there = house.signIn(PAT, "my-phone");
    house.told.clear();

    String session = house.principal(here).sessionId();
    String renewed = ((Passwords.Changed) change(session, NEXT)).secret().orElseThrow();

    // the session goes on, under another value of its cookie
    assertThat(house.principal(renewed).sessionId()).isEqualTo(session);
    assertThat(house.accounts.find(ACME, here)).isEmpty();
    assertThat(house.accounts.find(ACME, there)).isEmpty();
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Refused.class);
    assertThat(house.attempt(PAT, NEXT, HOME, "my-phone"))
        .isInstanceOfSatisfying(
            SignIn.Welcome.class, welcome -> assertThat(welcome.knownDevice()).isFalse());
    assertThat(house.told).hasSize(1);
  }

  @Test
  void aWeakOneChangesNothing() {
    String here = house.signIn(PAT, "my-laptop");
    assertThat(change(house.principal(here).sessionId(), "Password1!"))
        .isInstanceOfSatisfying(
            Passwords.Refused.class,
            no -> assertThat(no.objection().code()).isEqualTo("password.common"));
    assertThat(house.accounts.find(ACME, here)).isPresent();
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Welcome.class);
  }

  @Test
  void aMailedKeySetsAPasswordOnceAndSignsOutEverywhere() {
    String session = house.signIn(PAT, "my-laptop");
    String key = key(PAT).orElseThrow();

    assertThat(reset(ACME, key, NEXT)).isEmpty();

    assertThat(house.accounts.find(ACME, session)).isEmpty();
    assertThat(house.attempt(PAT, NEXT, HOME, "")).isInstanceOf(SignIn.Welcome.class);
    assertThat(code(reset(ACME, key, "Another-99-one"))).isEqualTo("password.key-invalid");
    assertThat(DB.query("select email_verified_at is not null from accounts.account"))
        .containsExactly("t");
  }

  @Test
  void aKeyLivesHalfAnHourInItsTenantAndEndsWithTheNext() {
    String first = key(PAT).orElseThrow();
    assertThat(code(reset(NORTHWIND, first, NEXT))).isEqualTo("password.key-invalid");

    String second = key(PAT).orElseThrow();
    assertThat(code(reset(ACME, first, NEXT))).isEqualTo("password.key-invalid");

    house.clock.advance(Duration.ofMinutes(30));
    assertThat(code(reset(ACME, second, NEXT))).isEqualTo("password.key-invalid");
    assertThat(code(reset(ACME, "made-up", NEXT))).isEqualTo("password.key-invalid");
  }

  @Test
  void aWeakPasswordDoesNotUseTheKeyUp() {
    String key = key(PAT).orElseThrow();

    assertThat(code(reset(ACME, key, "short"))).isEqualTo("password.too-short");
    assertThat(reset(ACME, key, NEXT)).isEmpty();
  }

  @Test
  void nobodyGetsAKeyForAnAddressThatHasNoOpenAccount() {
    assertThat(key("nobody@acme.example")).isEmpty();
    DB.execute("update accounts.account set state = 'DISABLED'");
    assertThat(key(PAT)).isEmpty();
  }

  @Test
  void keysLieHashedInTheDatabase() {
    String key = key(PAT).orElseThrow();

    assertThat(DB.query("select k::text from accounts.mailed_key k"))
        .singleElement()
        .satisfies(row -> assertThat(row).doesNotContain(key));
  }

  private Passwords.Outcome change(String session, String wanted) {
    return house.accounts.passwords().change(ACME, pat, session, wanted, "c-1");
  }

  private Optional<String> key(String email) {
    return DB.transactions()
        .inTenant(ACME, tx -> house.accounts.passwords().key(tx, ACME, email, "c-1"))
        .map(Passwords.IssuedKey::secret);
  }

  private Optional<Objection> reset(TenantId tenant, String key, String wanted) {
    return house.accounts.passwords().reset(tenant, key, wanted, "c-1");
  }

  private static String code(Optional<Objection> objection) {
    return objection.orElseThrow().code();
  }
}
