package org.wellbundle.core.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.AccountStates.By;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.newpassword.Passwords;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.token.Tokens;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.EventStreams;

class AccountStateBookTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private static final By MANAGER = new By(Role.PROGRAMME_MANAGER, new AccountId(7));

  private final List<String> record = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private House house;
  private AccountStateBook states;
  private AccountId pat;

  @BeforeEach
  void open() {
    house = new House(DB);
    pat = house.register(ACME, PAT).account();
    states =
        new AccountStateBook(
            DB.transactions(),
            (tx, entry) ->
                record.add(entry.action() + " by " + entry.actor().role() + " " + entry.subject()),
            new Streams());
  }

  @Test
  void whoIsShutOutIsOutAtOnceEverywhere() {
    String browser = house.signIn(PAT, "my-laptop");
    Tokens.Issued app = house.app(PAT, "Pat's phone", null);
    String key = mailedKey().orElseThrow();

    assertThat(states.disable(ACME, pat, MANAGER, "c-2")).isTrue();

    assertThat(house.accounts.find(ACME, browser)).isEmpty();
    assertThat(house.accounts.findBearer(ACME, app.pair().access())).isEmpty();
    assertThat(house.accounts.tokens().refresh(ACME, app.pair().refresh(), "c-1")).isEmpty();
    assertThat(house.accounts.passwords().reset(ACME, key, "Another-4711-horse", "c-3"))
        .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("password.key-invalid"));
    assertThat(mailedKey()).isEmpty();
    assertThat(record).containsExactly("account.disabled by programmeManager " + pat);
    assertThat(told).containsExactly(ACME + " " + pat + " session-ended {}");
  }

  @Test
  void onlyWhoKnowsThePasswordLearnsIt() {
    states.disable(ACME, pat, MANAGER, "c-2");

    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Disabled.class);
    assertThat(house.attempt(PAT, "wrong", HOME, "")).isInstanceOf(SignIn.Refused.class);
  }

  @Test
  void letInAgainTheOldSessionsStayEnded() {
    String browser = house.signIn(PAT, "my-laptop");
    states.disable(ACME, pat, MANAGER, "c-2");

    assertThat(states.enable(ACME, pat, MANAGER, "c-3")).isTrue();

    assertThat(house.accounts.find(ACME, browser)).isEmpty();
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Welcome.class);
    assertThat(record)
        .containsExactly(
            "account.disabled by programmeManager " + pat,
            "account.enabled by programmeManager " + pat);
  }

  @Test
  void aSignInUnderWayWhenTheAccountIsShutOutOpensNothing() {
    SignIn.Welcome welcome = (SignIn.Welcome) house.attempt(PAT, PASSWORD, HOME, "");
    states.disable(ACME, pat, MANAGER, "c-2");

    assertThat(house.accounts.signIn().open(ACME, welcome, "Firefox, Linux", "my-laptop", "c-3"))
        .isEmpty();
    states.enable(ACME, pat, MANAGER, "c-4");
    assertThat(house.accounts.tokens().open(ACME, welcome, "An app", null, "c-3"))
        .as("neither afterwards")
        .isEmpty();
    assertThat(DB.query("select count(*) from accounts.session")).containsExactly("0");
  }

  @Test
  void anotherTenantsAccountIsOutOfReachAndTwiceIsOnce() {
    assertThat(states.disable(NORTHWIND, pat, MANAGER, "c-2")).isFalse();
    assertThat(states.enable(ACME, pat, MANAGER, "c-2")).isFalse();
    assertThat(record).isEmpty();

    assertThat(states.disable(ACME, pat, MANAGER, "c-2")).isTrue();
    assertThat(states.disable(ACME, pat, MANAGER, "c-2")).isFalse();
    assertThat(record).hasSize(1);
  }

  private Optional<String> mailedKey() {
    return DB.transactions()
        .inTenant(ACME, tx -> house.accounts.passwords().key(tx, ACME, PAT, "c-1"))
        .map(Passwords.IssuedKey::secret);
  }

  private final class Streams implements EventStreams {
    @Override
    public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
      told.add(tenant + " " + account + " " + name + " " + ids);
    }

    @Override
    public void tellEverybody(String name) {
      told.add(name);
    }
  }
}
