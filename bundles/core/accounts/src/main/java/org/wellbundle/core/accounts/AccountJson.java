package org.wellbundle.core.accounts;

/** An account as the HTTP interface shows it to its owner. */
record AccountJson(String id, String email, String displayName) {
  static AccountJson of(AccountRow account) {
    return new AccountJson(account.id().toString(), account.email(), account.displayName());
  }
}
