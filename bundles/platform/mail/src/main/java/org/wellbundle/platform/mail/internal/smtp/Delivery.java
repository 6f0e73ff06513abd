package org.wellbundle.platform.mail.internal.smtp;

/**
 * What came of handing a mail to the server. Reasons are codes: servers' words repeat addresses.
 */
public sealed interface Delivery {
  /** Refused by the recipient's side, which may take another mail another day. */
  String BOUNCED = "mail.bounced";

  /** Refused by the recipient's side because nobody is there. */
  String NO_SUCH_ADDRESS = "mail.no-such-address";

  /** The server took it. */
  record Taken() implements Delivery {}

  /** Refused for good: there is no use in trying again. */
  record Refused(String reason) implements Delivery {}

  /** Not now. */
  record Later(String reason) implements Delivery {}

  /** The server can't be talked to; it isn't about this mail. */
  record Away(String reason) implements Delivery {}
}
