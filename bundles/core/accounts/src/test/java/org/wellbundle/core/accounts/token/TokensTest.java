package org.wellbundle.core.accounts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PAT;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.session.SessionRow;
import org.wellbundle.platform.database.testing.TestDatabase;

class TokensTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private House house;
  private Tokens tokens;
  private AccountId pat;

  @BeforeEach
  void open() {
    house = new House(DB);
    pat = house.register(ACME, PAT).account();
    tokens = house.accounts.tokens();
  }

  @Test
  void anAccessTokenLeadsToItsPrincipalForAQuarterOfAnHour() {
    String access = issue(null).pair().access();

    Principal principal = house.accounts.findBearer(ACME, access).orElseThrow();
    assertThat(principal.account()).isEqualTo(pat);
    assertThat(principal.credential()).isEqualTo(Principal.Credential.BEARER);
    assertThat(principal.may(Permission.MEASUREMENTS_WRITE)).isTrue();
    assertThat(house.accounts.findBearer(NORTHWIND, access)).isEmpty();
    assertThat(house.accounts.find(ACME, access)).as("no cookie").isEmpty();

    house.clock.advance(Duration.ofMinutes(15));
    assertThat(house.accounts.findBearer(ACME, access)).isEmpty();
  }

  @Test
  void scopesCutDownWhatTheRolesAllowAndAddNothing() {
    String access =
        issue(Set.of(Permission.MEASUREMENTS_READ, Permission.OPERATION_WRITE)).pair().access();

    assertThat(house.accounts.findBearer(ACME, access).orElseThrow().permissions())
        .containsExactly(Permission.MEASUREMENTS_READ);
  }

  @Test
  void refreshingReplacesBothTokens() {
    Tokens.Issued first = issue(Set.of(Permission.LINK_READ));

    Tokens.Issued second = tokens.refresh(ACME, first.pair().refresh(), "c-1").orElseThrow();

    assertThat(second.session()).isEqualTo(first.session());
    assertThat(house.accounts.findBearer(ACME, first.pair().access())).isEmpty();
    assertThat(house.accounts.findBearer(ACME, second.pair().access()).orElseThrow().permissions())
        .containsExactly(Permission.LINK_READ);
    assertThat(tokens.refresh(NORTHWIND, second.pair().refresh(), "c-1")).isEmpty();
    assertThat(tokens.refresh(ACME, second.pair().access(), "c-1"))
        .as("no refresh token")
        .isEmpty();
  }

  @Test
  void aRefreshTokenSeenTwiceEndsTheWholeFamily() {
    Tokens.Issued first = issue(null);
    Tokens.Issued second = tokens.refresh(ACME, first.pair().refresh(), "c-1").orElseThrow();
    Tokens.Issued other = issue(null);

    assertThat(tokens.refresh(ACME, first.pair().refresh(), "c-1")).isEmpty();

    assertThat(house.accounts.findBearer(ACME, second.pair().access())).isEmpty();
    assertThat(tokens.refresh(ACME, second.pair().refresh(), "c-1")).isEmpty();
    assertThat(house.accounts.findBearer(ACME, other.pair().access()))
        .as("the other app")
        .isPresent();
  }

  @Test
  void anAppIsListedAmongTheSessionsAndCanBeEnded() {
    String browser = house.signIn(PAT, "my-laptop");
    Tokens.Issued app = issue(null);
    Principal me = house.principal(browser);

    assertThat(house.accounts.openSessions().of(me))
        .extracting(SessionRow::kind, SessionRow::device)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(SessionRow.Kind.BROWSER, "Firefox, Linux"),
            org.assertj.core.groups.Tuple.tuple(SessionRow.Kind.APP, "Pat's phone"));

    assertThat(house.accounts.openSessions().end(me, app.session(), "c-1")).isTrue();
    assertThat(house.accounts.findBearer(ACME, app.pair().access())).isEmpty();
    assertThat(tokens.refresh(ACME, app.pair().refresh(), "c-1")).isEmpty();
  }

  @Test
  void nobodyEndsSomebodyElsesSession() {
    house.register(ACME, "kim@acme.example");
    Tokens.Issued app = issue(null);
    Principal kim = house.principal(house.signIn("kim@acme.example", "kims"));

    assertThat(house.accounts.openSessions().end(kim, app.session(), "c-1")).isFalse();
    house.accounts.openSessions().endOthers(kim, "c-1");
    assertThat(house.accounts.findBearer(ACME, app.pair().access())).isPresent();
  }

  @Test
  void tokensLieHashedInTheDatabase() {
    TokenRepository.Pair pair = issue(null).pair();

    assertThat(DB.query("select t::text from accounts.token t"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).doesNotContain(pair.access(), pair.refresh()));
  }

  private Tokens.Issued issue(@Nullable Set<Permission> scopes) {
    return house.app(PAT, "Pat's phone", scopes);
  }
}
