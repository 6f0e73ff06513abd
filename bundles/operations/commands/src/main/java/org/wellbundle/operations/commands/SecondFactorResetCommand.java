package org.wellbundle.operations.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.SecondFactors;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Helps somebody who has lost the app and the recovery codes. */
@Service
@Command(
    scope = "wellbundle",
    name = "second-factor-reset",
    description =
        "Switches two-step sign-in off for somebody who lost phone and recovery codes: sessions"
            + " end, the password is enough again, a member is told, the audit record notes it."
            + " Make sure who asks, by other means than mail.",
    detailedDescription = "Example: wellbundle:second-factor-reset --tenant acme 1042")
@SuppressWarnings("NullAway.Init")
public final class SecondFactorResetCommand implements Action {
  private static final String PLATFORM = "platform";

  @Option(
      name = "--tenant",
      description = "Key of the tenant, or 'platform' for an operator",
      required = true)
  @Completion(TenantCompleter.class)
  String tenant;

  @Argument(
      name = "account",
      description =
          "Number of the account, as the support desk shows it; asks for the address when left"
              + " out, since what is typed here ends in a log")
  @Nullable String account;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference(optional = true)
  @Nullable AccountContacts contacts;

  @Reference(optional = true)
  @Nullable SecondFactors secondFactors;

  @Reference Session session;

  @Override
  public @Nullable Object execute() throws IOException {
    print(System.out);
    return null;
  }

  void print(PrintStream out) throws IOException {
    TenantId id =
        PLATFORM.equals(tenant)
            ? TenantId.PLATFORM
            : Objects.requireNonNull(TenantKeys.chosen(Needed.of(tenants), tenant));
    AccountId who =
        contact(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no such account."))
            .account();
    String correlation = "shell-" + UUID.randomUUID();
    if (!Needed.of(secondFactors).reset(id, who, correlation)) {
      throw new IllegalStateException("Account %s has no two-step sign-in.".formatted(who));
    }
    out.println(
        "Two-step sign-in of account %s is off, and its sessions have ended (%s)."
            .formatted(who, correlation));
  }

  private Optional<AccountContacts.Contact> contact(TenantId id) throws IOException {
    if (account == null) {
      String email = session.readLine("E-mail address: ", null);
      return Needed.of(contacts).byEmail(id, email == null ? "" : email.strip());
    }
    if (!account.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("An account has a number. Leave it out to be asked.");
    }
    return Needed.of(contacts).contact(id, new AccountId(Long.parseLong(account)));
  }
}
