package org.wellbundle.sdk.testkit.withings.notify;

import java.time.Instant;

/**
 * One attempt to deliver a notification.
 *
 * @param notification number of the notification, same for its retries
 * @param cycle 1 to 5; each has two tries
 * @param outcome HTTP status or a word for what went wrong
 * @param answeredIn real milliseconds until the outcome
 */
public record Delivery(
    long notification,
    Instant at,
    long userid,
    int appli,
    String body,
    int cycle,
    int tried,
    String outcome,
    long answeredIn) {

  /** Anything below 400 counts as received. */
  public boolean accepted() {
    return outcome.matches("[123]\\d\\d");
  }
}
