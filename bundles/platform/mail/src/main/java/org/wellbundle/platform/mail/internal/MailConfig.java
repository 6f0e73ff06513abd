package org.wellbundle.platform.mail.internal;

/** Keys of the configuration {@code org.wellbundle.platform.mail}. */
public @interface MailConfig {
  /** The mail server; empty means none: mails are kept until there is one. */
  String host() default "";

  int port() default 587;

  /** {@code starttls} (refused without), {@code tls} (from the first byte) or {@code none}. */
  String security() default "starttls";

  /** Who we are at the mail server; empty means nobody in particular. */
  String user() default "";

  String password() default "";

  /** Address mails come from; the name beside it is the tenant's. */
  String from() default "";

  /** Envelope sender, where failure reports go; empty means {@code from}. */
  String bounces() default "";

  /** How we greet the mail server; empty means the machine's name. */
  String localName() default "";

  int connectSeconds() default 10;

  int answerSeconds() default 30;

  /** Tries of a mail the server turns down for now, before it is given up. */
  int attempts() default 10;

  /** How long the row of a settled mail is kept; it says neither what nor to whom. */
  int retentionDays() default 90;

  /** How long an address that takes no mail is spared mails that can be ended. */
  int sparedDays() default 30;

  /** Where the mailbox of {@code bounces} is, over IMAP; empty means nobody looks into it. */
  String reportsHost() default "";

  int reportsPort() default 993;

  /** {@code tls} (from the first byte), {@code starttls} (refused without) or {@code none}. */
  String reportsSecurity() default "tls";

  String reportsUser() default "";

  String reportsPassword() default "";

  String reportsFolder() default "INBOX";

  /** How long between two looks. */
  int reportsSeconds() default 60;
}
