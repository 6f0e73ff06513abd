package org.wellbundle.core.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ABROAD;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.guessing.GuessGate;
import org.wellbundle.core.accounts.guessing.GuessGate.Subject;
import org.wellbundle.platform.database.testing.TestDatabase;

class SignInTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private House house;

  @BeforeEach
  void open() {
    house = new House(DB);
    house.register(ACME, PAT);
  }

  @Test
  void whoGuessesWaitsLongerAndLongerButNotForEver() {
    guess(5, ABROAD);

    // The sixth is looked at, and the wait begins.
    assertThat(house.attempt(PAT, "wrong", ABROAD, "")).isInstanceOf(SignIn.Refused.class);
    Duration first = waits(PASSWORD, ABROAD, "");
    house.clock.advance(first);
    assertThat(house.attempt(PAT, "wrong", ABROAD, "")).isInstanceOf(SignIn.Refused.class);
    Duration second = waits(PASSWORD, ABROAD, "");
    assertThat(second).isGreaterThan(first);

    house.clock.advance(second);
    assertThat(house.attempt(PAT, PASSWORD, ABROAD, "")).isInstanceOf(SignIn.Welcome.class);
    // Being right wipes the slate clean.
    guess(5, ABROAD);
  }

  @Test
  void anUnknownAddressIsSlowedDownJustTheSame() {
    for (int i = 0; i < 6; i++) {
      house.attempt("nobody@acme.example", "wrong", ABROAD, "");
    }
    assertThat(house.attempt("nobody@acme.example", "wrong", ABROAD, ""))
        .isInstanceOf(SignIn.Wait.class);
  }

  @Test
  void thePersonWhoseAccountIsGuessedGetsInFromAnywhereElseAndFromAKnownBrowser() {
    house.signIn(PAT, "my-laptop");
    guess(6, ABROAD);

    assertThat(house.attempt(PAT, PASSWORD, ABROAD, "")).isInstanceOf(SignIn.Wait.class);
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Welcome.class);
    assertThat(house.attempt(PAT, PASSWORD, ABROAD, "my-laptop"))
        .isInstanceOfSatisfying(
            SignIn.Welcome.class, welcome -> assertThat(welcome.knownDevice()).isTrue());
  }

  @Test
  void anAccountGuessedFromEverywhereStaysOpenToItsKnownBrowser() {
    house.signIn(PAT, "my-laptop");
    for (int i = 0; i < 60; i++) {
      DB.transactions()
          .runInTenant(
              ACME,
              tx ->
                  new GuessGate()
                      .enter(tx, ACME, List.of(Subject.account(PAT)), house.clock.instant()));
    }

    assertThat(house.attempt(PAT, PASSWORD, "203.0.113.77", "")).isInstanceOf(SignIn.Wait.class);
    assertThat(house.attempt(PAT, PASSWORD, "203.0.113.77", "made-up"))
        .isInstanceOf(SignIn.Wait.class);
    assertThat(house.attempt(PAT, PASSWORD, "203.0.113.77", "my-laptop"))
        .isInstanceOf(SignIn.Welcome.class);
  }

  @Test
  void anAddressThatTriesManyAccountsIsSlowedDownShortly() {
    GuessGate gate = new GuessGate();
    for (int i = 0; i < 101; i++) {
      DB.transactions()
          .runInTenant(
              ACME,
              tx -> gate.enter(tx, ACME, List.of(Subject.address(ABROAD)), house.clock.instant()));
    }

    assertThat(waits(PASSWORD, ABROAD, "")).isLessThanOrEqualTo(Duration.ofSeconds(61));
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Welcome.class);
  }

  @Test
  void manyGuessesAtOnceCountOneByOneOnAllNodes() throws Exception {
    GuessGate gate = new GuessGate();
    var nodes = List.of(DB.transactions(), DB.secondNode());
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> guesses =
          IntStream.range(0, 60)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () ->
                          nodes
                              .get(i % 2)
                              .inTenant(
                                  ACME,
                                  tx ->
                                      gate.enter(
                                              tx,
                                              ACME,
                                              List.of(Subject.accountFrom(PAT, ABROAD)),
                                              house.clock.instant())
                                          .isZero()))
              .toList();
      int let = 0;
      for (Future<Boolean> guess : crowd.invokeAll(guesses)) {
        let += guess.get() ? 1 : 0;
      }
      assertThat(let).isEqualTo(6);
    } finally {
      crowd.shutdown();
    }
  }

  @Test
  void guessesAtOneTenantSlowNobodyAtAnother() {
    house.register(House.NORTHWIND, PAT);
    guess(6, ABROAD);

    assertThat(house.attempt(House.NORTHWIND, PAT, PASSWORD, ABROAD, ""))
        .isInstanceOf(SignIn.Welcome.class);
  }

  @Test
  void aDayLaterAllIsForgotten() {
    guess(6, ABROAD);
    house.clock.advance(Duration.ofHours(25));
    guess(5, ABROAD);
  }

  @Test
  void aBrowserNotSeenBeforeIsToldToTheAccountButTheVeryFirstIsNot() {
    house.signIn(PAT, "my-laptop");
    assertThat(house.told).isEmpty();
    house.signIn(PAT, "my-laptop");
    assertThat(house.told).isEmpty();

    house.signIn(PAT, "elsewhere");
    assertThat(house.told)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.tenant()).isEqualTo(ACME);
              assertThat(event.ids()).containsEntry("device", "Firefox, Linux");
            });
  }

  @Test
  void anOperatorIsAnAccountOfThePlatformOnly() {
    house.register(TenantId.PLATFORM, "operator@localhost");

    assertThat(house.attempt(TenantId.PLATFORM, "operator@localhost", PASSWORD, HOME, ""))
        .isInstanceOf(SignIn.Welcome.class);
    assertThat(house.attempt(ACME, "operator@localhost", PASSWORD, HOME, ""))
        .isInstanceOf(SignIn.Refused.class);
  }

  private void guess(int times, String address) {
    for (int i = 0; i < times; i++) {
      assertThat(house.attempt(PAT, "wrong" + i, address, "")).isInstanceOf(SignIn.Refused.class);
    }
  }

  private Duration waits(String password, String address, String device) {
    return ((SignIn.Wait) house.attempt(PAT, password, address, device)).time();
  }
}
