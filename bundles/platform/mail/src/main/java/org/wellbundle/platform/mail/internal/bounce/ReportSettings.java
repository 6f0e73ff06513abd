package org.wellbundle.platform.mail.internal.bounce;

import java.time.Duration;
import java.util.Properties;
import org.wellbundle.platform.mail.internal.smtp.SmtpSettings.Security;

/** How the mailbox with the reports is reached. */
public record ReportSettings(
    String host,
    int port,
    Security security,
    String user,
    String password,
    String folder,
    Duration connect,
    Duration answer) {

  /** True when there is a mailbox to look into. */
  public boolean configured() {
    return !host.isBlank();
  }

  Properties properties() {
    Properties mail = new Properties();
    mail.put("mail.store.protocol", "imap");
    mail.put("mail.imap.host", host);
    mail.put("mail.imap.port", Integer.toString(port));
    mail.put("mail.imap.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    mail.put("mail.imap.starttls.required", Boolean.toString(security == Security.STARTTLS));
    mail.put("mail.imap.ssl.enable", Boolean.toString(security == Security.TLS));
    mail.put("mail.imap.ssl.checkserveridentity", "true");
    mail.put("mail.imap.ssl.protocols", "TLSv1.3 TLSv1.2");
    mail.put("mail.imap.connectiontimeout", Long.toString(connect.toMillis()));
    mail.put("mail.imap.timeout", Long.toString(answer.toMillis()));
    mail.put("mail.imap.writetimeout", Long.toString(answer.toMillis()));
    // Reading alone marks nothing: what couldn't be noted is found again.
    mail.put("mail.imap.peek", "true");
    return mail;
  }

  @Override
  public String toString() {
    return "ReportSettings[" + host + ":" + port + ", " + security + "]";
  }
}
