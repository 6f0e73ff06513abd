package org.wellbundle.operations.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.testing.TwoTenants;

class SecondFactorResetCommandTest {
  private final SecondFactorResetCommand command = new SecondFactorResetCommand();
  private final List<String> reset = new ArrayList<>();

  @BeforeEach
  void open() {
    command.tenants = new TwoTenants();
    command.contacts = new OneContact();
    command.secondFactors =
        (tenant, account, correlation) -> {
          assertThat(correlation).startsWith("shell-");
          return reset.add(tenant + "/" + account) && tenant.equals(TwoTenants.ACME);
        };
    command.tenant = "acme";
    command.account = "1042";
  }

  @Test
  void resetsTheAccountOfThatTenant() throws IOException {
    assertThat(printed()).contains("1042").doesNotContain("@");
    assertThat(reset).containsExactly("1/1042");
  }

  @Test
  void anAddressIsNotTakenAsAnArgument() {
    command.account = "alex@acme.example";
    assertThatThrownBy(this::printed).hasMessageContaining("number");
    assertThat(reset).isEmpty();
  }

  @Test
  void failsForWhomThereIsNothingToReset() {
    command.tenant = "platform";
    assertThatThrownBy(this::printed).hasMessageContaining("no two-step sign-in");
    assertThat(reset).containsExactly("0/1042");
    command.account = "7";
    assertThatThrownBy(this::printed).hasMessageContaining("no such account");
    command.tenant = "elsewhere";
    assertThatThrownBy(this::printed).hasMessageContaining("acme");
  }

  private String printed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Account 1042 of every tenant. */
  private static final class OneContact implements AccountContacts {
    @Override
    public Optional<Contact> contact(TenantId tenant, AccountId account) {
      return account.value() == 1042
          ? Optional.of(
              new Contact(account, "alex@acme.example", "Alex", Locale.ENGLISH, ZoneOffset.UTC))
          : Optional.empty();
    }

    @Override
    public Optional<Contact> byEmail(TenantId tenant, String email) {
      return Optional.empty();
    }

    @Override
    public Map<AccountId, String> displayNames(TenantId tenant, Set<AccountId> accounts) {
      return Map.of();
    }
  }
}
