package org.wellbundle.core.accounts.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.PAT;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.core.accounts.House;
import org.wellbundle.platform.database.testing.TestDatabase;

class AppLockTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private House house;
  private AppLock lock;
  private String secret;

  @BeforeEach
  void open() {
    house = new House(DB);
    house.register(ACME, PAT);
    secret = house.signIn(PAT, "my-phone");
    lock = house.accounts.appLock();
  }

  @Test
  void aClosedLockOpensWithThePasscodeOnly() {
    lock.set(house.principal(secret), "4711", 300);
    assertThat(house.principal(secret).locked()).isFalse();

    lock.lock(house.principal(secret));
    assertThat(house.principal(secret).locked()).isTrue();
    assertThat(lock.unlock(house.principal(secret), "0815", "c-1")).isEqualTo(new AppLock.Wrong(4));
    assertThat(house.principal(secret).locked()).isTrue();

    assertThat(lock.unlock(house.principal(secret), "4711", "c-1")).isEqualTo(new AppLock.Open());
    assertThat(house.principal(secret).locked()).isFalse();
  }

  @Test
  void itClosesByItselfAndStaysClosed() {
    lock.set(house.principal(secret), "4711", 60);

    house.clock.advance(Duration.ofSeconds(50));
    assertThat(house.principal(secret).locked()).isFalse();
    house.clock.advance(Duration.ofSeconds(50));
    assertThat(house.principal(secret).locked()).as("used in between").isFalse();
    house.clock.advance(Duration.ofSeconds(61));
    assertThat(house.principal(secret).locked()).isTrue();
    assertThat(house.principal(secret).locked()).as("asking opens nothing").isTrue();
  }

  @Test
  void fiveWrongOnesEndTheSession() {
    lock.set(house.principal(secret), "4711", 300);
    lock.lock(house.principal(secret));
    for (int left = 4; left >= 1; left--) {
      assertThat(lock.unlock(house.principal(secret), "0000", "c-1"))
          .isEqualTo(new AppLock.Wrong(left));
    }

    assertThat(lock.unlock(house.principal(secret), "0000", "c-1")).isEqualTo(new AppLock.Ended());
    assertThat(house.accounts.find(ACME, secret)).isEmpty();
  }

  @Test
  void oneSessionsLockIsNoOthers() {
    String other = house.signIn(PAT, "my-laptop");
    lock.set(house.principal(secret), "4711", 300);
    lock.lock(house.principal(secret));
    lock.lock(house.principal(other));

    assertThat(house.principal(other).locked()).isFalse();
  }

  @Test
  void withoutAPasscodeNothingIsLocked() {
    lock.set(house.principal(secret), "4711", 300);
    lock.clear(house.principal(secret));
    lock.lock(house.principal(secret));
    assertThat(house.principal(secret).locked()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "123, passcode.malformed",
    "123456789, passcode.malformed",
    "12a4, passcode.malformed",
    "1111, passcode.common",
    "1234, passcode.common",
    "87654321, passcode.common"
  })
  void easyOnesAreRefused(String passcode, String code) {
    assertThat(lock.set(house.principal(secret), passcode, 300).orElseThrow().code())
        .isEqualTo(code);
  }

  @Test
  void passcodesLieHashedInTheDatabase() {
    lock.set(house.principal(secret), "47110815", 300);
    assertThat(DB.query("select passcode from accounts.session"))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("$argon2id$").doesNotContain("47110815"));
  }
}
