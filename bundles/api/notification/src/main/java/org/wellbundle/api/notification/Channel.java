package org.wellbundle.api.notification;

/** How a notification reaches a person. */
public enum Channel {
  IN_APP("inApp"),
  EMAIL("email"),
  /** Offered once a part of the service can push. */
  PUSH("push");

  private final String wireName;

  Channel(String wireName) {
    this.wireName = wireName;
  }

  /** Name in the HTTP interface and in the database. */
  public String wireName() {
    return wireName;
  }
}
