package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;

class PortalOriginTest {
  @Test
  void theMemberReturnsToTheHostTheAttemptBeganOn() {
    assertThat(origin("http://acme.localhost:8181")).isEqualTo("http://acme.localhost:8181");
    assertThat(origin("https://wellness.acme.example")).isEqualTo("https://wellness.acme.example");
  }

  @Test
  void aHostThatIsNoLongerTheEmployersIsLeftForTheMainOne() {
    assertThat(origin("https://old.acme.example")).isEqualTo("http://acme.localhost:8181");
    assertThat(origin("http://northwind.localhost:8181")).isEqualTo("http://acme.localhost:8181");
  }

  private static String origin(String began) {
    Attempt attempt =
        new Attempt(
            new AccountId(1), new ProfileId(1), "fake", "/link", began, new byte[0], null, false);
    return PortalOrigin.of(attempt, TestTenants.ACME, new Told());
  }
}
