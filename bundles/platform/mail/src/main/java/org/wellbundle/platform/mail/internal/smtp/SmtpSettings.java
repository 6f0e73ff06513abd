package org.wellbundle.platform.mail.internal.smtp;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * How the mail server is reached.
 *
 * @param from address mails come from
 * @param bounces envelope sender
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    String user,
    String password,
    String from,
    String bounces,
    String localName,
    Duration connect,
    Duration answer) {

  /** What guards the connection. */
  public enum Security {
    /** Begins in clear and must switch before anything is said. */
    STARTTLS,
    TLS,
    /** For a server on the same machine or in a test. */
    NONE;

    /** By the word of the configuration. */
    public static Security of(String word) {
      return valueOf(word.strip().toUpperCase(Locale.ROOT));
    }
  }

  /** True when there is a server to talk to. */
  public boolean configured() {
    return !host.isBlank();
  }

  Properties properties() {
    Properties mail = new Properties();
    mail.put("mail.transport.protocol", "smtp");
    mail.put("mail.smtp.host", host);
    mail.put("mail.smtp.port", Integer.toString(port));
    mail.put("mail.smtp.from", bounces);
    mail.put("mail.smtp.auth", Boolean.toString(!user.isBlank()));
    mail.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    mail.put("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    mail.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    mail.put("mail.smtp.ssl.checkserveridentity", "true");
    mail.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    mail.put("mail.smtp.connectiontimeout", Long.toString(connect.toMillis()));
    mail.put("mail.smtp.timeout", Long.toString(answer.toMillis()));
    mail.put("mail.smtp.writetimeout", Long.toString(answer.toMillis()));
    mail.put("mail.smtp.quitwait", "false");
    // A report shall not carry what the mail said.
    mail.put("mail.smtp.dsn.ret", "HDRS");
    if (!localName.isBlank()) {
      mail.put("mail.smtp.localhost", localName);
    }
    return mail;
  }

  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + ", " + security + "]";
  }
}
