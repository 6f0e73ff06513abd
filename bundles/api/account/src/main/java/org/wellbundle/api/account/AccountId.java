package org.wellbundle.api.account;

/** Number of an account, unique over all tenants. */
public record AccountId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
