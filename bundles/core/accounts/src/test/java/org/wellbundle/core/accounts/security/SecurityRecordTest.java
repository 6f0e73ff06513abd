package org.wellbundle.core.accounts.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ABROAD;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.token.Tokens;
import org.wellbundle.platform.database.testing.TestDatabase;

class SecurityRecordTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private static final String NEXT = "Lantern-88-bridge";

  private House house;
  private AccountId pat;

  @BeforeEach
  void open() {
    house = new House(DB);
    pat = house.register(ACME, PAT).account();
  }

  @Test
  void whoComesInAndWhoIsTurnedAwayIsOnRecord() {
    house.attempt(PAT, "wrong-4711-Horse", ABROAD, "");
    house.attempt("nobody@acme.example", PASSWORD, ABROAD, "");
    house.signIn(PAT, "my-laptop");
    house.signIn(PAT, "my-laptop");
    DB.execute("update accounts.account set state = 'DISABLED'");
    house.attempt(PAT, PASSWORD, HOME, "my-laptop");

    assertThat(house.record())
        .containsExactly(
            "account.created system roles=member",
            "password.refused nobody reason=wrong",
            "password.refused nobody reason=unknown",
            "session.begun member browser=new",
            "session.begun member browser=known",
            "password.refused nobody reason=disabled");
    // the account's own are under its alias, a stranger's under none
    assertThat(DB.query("select count(subject) from audit.entry")).containsExactly("5");
  }

  @Test
  void whatBecomesOfAPasswordIsOnRecord() {
    String session = house.principal(house.signIn(PAT, "my-laptop")).sessionId();
    AccountRow row = house.accounts.read(ACME, pat).orElseThrow();
    house.accounts.passwords().change(ACME, row, session, NEXT, "c-1");
    String key =
        DB.transactions()
            .inTenant(ACME, tx -> house.accounts.passwords().key(tx, ACME, PAT, "c-1"))
            .orElseThrow()
            .secret();
    house.accounts.passwords().reset(ACME, key, "Another-99-one", "c-1");

    assertThat(house.record().subList(2, 5))
        .containsExactly(
            "password.changed member", "password.reset-asked nobody", "password.reset nobody");
  }

  @Test
  void theEndOfSessionsAndTokensIsOnRecord() {
    String laptop = house.signIn(PAT, "my-laptop");
    var me = house.principal(laptop);
    String phone = house.principal(house.signIn(PAT, "my-phone")).sessionId();
    Tokens tokens = house.accounts.tokens();
    Tokens.Issued app = house.app(PAT, "An app", Set.of(Permission.LINK_READ));
    Tokens.Issued stolen = house.app(PAT, "Another", null);
    int before = house.record().size();

    house.accounts.openSessions().end(me, phone, "c-1");
    house.accounts.openSessions().end(me, app.session(), "c-1");
    house.accounts.openSessions().end(me, "not-mine", "c-1");
    tokens.refresh(ACME, stolen.pair().refresh(), "c-1");
    tokens.refresh(ACME, stolen.pair().refresh(), "c-1");
    house.accounts.openSessions().endOthers(me, "c-1");
    house.accounts.signIn().leave(ACME, laptop, "c-1");
    house.accounts.signIn().leave(ACME, laptop, "c-1");

    List<String> record = house.record();
    assertThat(record.subList(before - 2, record.size()))
        .containsExactly(
            "token.issued member scopes=1",
            "token.issued member scopes=all",
            "session.ended member by=member",
            "token.revoked member by=member",
            "token.reused nobody",
            "session.ended member by=member=others=0",
            "session.ended member by=sign-in");
    assertThat(house.accounts.find(ACME, laptop)).isEmpty();
  }

  @Test
  void noAddressPasswordOrSecretIsOnRecord() {
    String cookie = house.signIn(PAT, "my-laptop");
    house.attempt(PAT, "wrong-4711-Horse", ABROAD, "");
    Tokens.Issued app = house.app(PAT, "Pat's phone", null);

    assertThat(DB.query("select e::text from audit.entry e"))
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(entry)
                    .doesNotContain(PAT, "Pat", PASSWORD, "wrong-4711-Horse", ABROAD, HOME, cookie)
                    .doesNotContain(app.pair().access(), app.pair().refresh(), app.session()));
  }

  @Test
  void theHundredAndFirstSessionEndsTheOneUsedLongestAgo() {
    String first = house.signIn(PAT, "my-laptop");
    DB.execute("update accounts.session set last_seen_at = last_seen_at - interval '1 hour'");
    SignIn.Welcome welcome = (SignIn.Welcome) house.attempt(PAT, PASSWORD, HOME, "");
    for (int i = 0; i < 100; i++) {
      house.accounts.tokens().open(ACME, welcome, "App", null, "c-1");
    }
    assertThat(house.accounts.find(ACME, first)).isEmpty();
    assertThat(DB.query("select count(*) from accounts.session")).containsExactly("100");
  }
}
