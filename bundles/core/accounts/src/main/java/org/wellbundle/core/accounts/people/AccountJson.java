package org.wellbundle.core.accounts.people;

/** An account as the HTTP interface shows it to its owner. */
public record AccountJson(String id, String email, String displayName) {
  public static AccountJson of(AccountRow account) {
    return new AccountJson(account.id().toString(), account.email(), account.displayName());
  }
}
