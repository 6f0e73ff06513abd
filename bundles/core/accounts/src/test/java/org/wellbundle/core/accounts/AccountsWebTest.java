package org.wellbundle.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions.Contribution;

class AccountsWebTest {
  @Test
  void operatorsSetLanguagePasswordAndSessionsOnThePlatformHost() {
    assertThat(new AccountsWeb().contributions())
        .filteredOn(each -> Role.OPERATOR.wireName().equals(each.requiredRole()))
        .extracting(Contribution::route)
        .filteredOn(Objects::nonNull)
        .containsExactlyInAnyOrder(
            "/settings/preferences",
            "/settings/password",
            "/settings/second-factor",
            "/settings/sessions");
  }
}
