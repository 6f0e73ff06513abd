package org.wellbundle.core.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountClosing.Closed;
import org.wellbundle.api.account.AccountRegistration.Created;
import org.wellbundle.api.account.PasswordProof;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.signin.PasswordProofDesk;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.consent.internal.audit.SqlAuditLog;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.ToldBrowsers;

class AccountClosingBookTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private final ToldBrowsers browsers = new ToldBrowsers();
  private House house;
  private AccountClosingBook closing;
  private Created pat;

  @BeforeEach
  void open() {
    house = new House(DB);
    pat = house.register(ACME, PAT);
    closing = new AccountClosingBook(DB.transactions(), new SqlAuditLog(null), browsers);
  }

  @Test
  void whoIsClosedIsOutForGoodAndToldAgainWhenAskedAgain() {
    String browser = house.signIn(PAT, "my-laptop");
    Closed expected = new Closed(pat.account(), Set.of(pat.mainProfile()), PAT, Locale.ENGLISH);

    assertThat(closing.close(ACME, pat.account(), "c-2")).contains(expected);

    assertThat(house.accounts.find(ACME, browser)).isEmpty();
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Refused.class);
    assertThat(browsers.told).containsExactly("1 " + pat.account() + " session-ended");
    assertThat(closing.close(ACME, pat.account(), "c-2")).contains(expected);
    assertThat(house.record())
        .filteredOn(row -> row.startsWith("account.closed"))
        .containsExactly("account.closed system by=leaving");
  }

  @Test
  void anotherTenantsAccountIsOutOfReach() {
    assertThat(closing.close(NORTHWIND, pat.account(), "c-2")).isEmpty();
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Welcome.class);
  }

  @Test
  void theLastOwnerIsKnown() {
    assertThat(closing.isLastOwner(ACME, pat.account())).isFalse();
    owner(pat.account().toString());
    assertThat(closing.isLastOwner(ACME, pat.account())).isTrue();
    String kim = house.register(ACME, "kim@acme.example").account().toString();
    owner(kim);
    assertThat(closing.isLastOwner(ACME, pat.account())).isFalse();
    DB.execute("update accounts.account set state = 'DISABLED' where id = " + kim);
    assertThat(closing.isLastOwner(ACME, pat.account())).isTrue();
  }

  private static void owner(String account) {
    DB.execute("insert into accounts.account_role values (1, " + account + ", 'owner')");
  }

  @Test
  void thePasswordIsAskedAgainAndGuessesAreSlowedDownInThatSessionOnly() {
    PasswordProofDesk desk = new PasswordProofDesk(house.accounts);
    var here = house.principal(house.signIn(PAT, "my-laptop"));
    var there = house.principal(house.signIn(PAT, "my-phone"));

    assertThat(desk.prove(here, PASSWORD, "c-1")).isEqualTo(new PasswordProof.Proven());
    PasswordProof.Outcome outcome = new PasswordProof.Wrong();
    int guesses = 0;
    while (outcome instanceof PasswordProof.Wrong) {
      outcome = desk.prove(here, "Wrong-4711-horse", "c-1");
      guesses++;
    }

    assertThat(guesses).isBetween(5, 15);
    assertThat(outcome).isInstanceOf(PasswordProof.Wait.class);
    assertThat(desk.prove(there, PASSWORD, "c-1")).isEqualTo(new PasswordProof.Proven());
    assertThat(house.record()).contains("password.refused member asked=again=reason=wrong");
  }
}
