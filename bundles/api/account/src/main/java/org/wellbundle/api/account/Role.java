package org.wellbundle.api.account;

/** What an account may be. */
public enum Role {
  MEMBER("member"),
  CHALLENGE_ORGANISER("challengeOrganiser"),
  PROGRAMME_MANAGER("programmeManager"),
  OWNER("owner"),
  SUPPORT_AGENT("supportAgent"),
  PRIVACY_OFFICER("privacyOfficer"),
  OPERATOR("operator");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /** Name in the HTTP interface and in the database. */
  public String wireName() {
    return wireName;
  }
}
