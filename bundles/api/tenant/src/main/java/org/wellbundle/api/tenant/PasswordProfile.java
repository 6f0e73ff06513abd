package org.wellbundle.api.tenant;

/** What passwords of a tenant's accounts must be like. Well-known ones are refused by both. */
public enum PasswordProfile {
  /** Eight characters or more, with upper and lower case, a digit and a special character. */
  SEED("seed"),
  /** Fifteen characters or more of any kind. */
  NIST("nist");

  private final String wireName;

  PasswordProfile(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
