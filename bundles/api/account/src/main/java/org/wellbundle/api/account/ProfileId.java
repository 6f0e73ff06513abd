package org.wellbundle.api.account;

/**
 * Number of a profile, unique over all tenants. Data belongs to a profile, a link to an account.
 */
public record ProfileId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
