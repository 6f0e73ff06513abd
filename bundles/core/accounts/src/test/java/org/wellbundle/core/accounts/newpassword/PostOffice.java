package org.wellbundle.core.accounts.newpassword;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.mail.internal.MailBell;
import org.wellbundle.platform.mail.internal.MailConfig;
import org.wellbundle.platform.mail.internal.MailNode;
import org.wellbundle.platform.mail.internal.MailQueue;
import org.wellbundle.platform.mail.internal.MailSchema;
import org.wellbundle.platform.secrets.Vault;

/** The service's own outbox and sender, and a mail server that keeps what it gets. */
final class PostOffice implements PublicAddress, AutoCloseable {
  final Mails mails;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final MailNode node;

  PostOffice(Transactions transactions, AccountContacts contacts, TenantDirectory tenants) {
    server.start();
    MailBell bell = new MailBell();
    Vault vault = new OpenVault();
    mails = new MailQueue(vault, bell, null);
    node =
        new MailNode(
            config(),
            transactions,
            (tx, event) -> {},
            vault,
            contacts,
            tenants,
            tenant -> Optional.empty(),
            this,
            bell,
            null);
  }

  static SchemaChanges schema() {
    return MailSchema.changes();
  }

  private MailConfig config() {
    Map<String, Object> set =
        Map.of(
            "host", "127.0.0.1",
            "port", server.getSmtp().getPort(),
            "security", "none",
            "from", "no-reply@wellbundle.example");
    return (MailConfig)
        Proxy.newProxyInstance(
            MailConfig.class.getClassLoader(),
            new Class<?>[] {MailConfig.class},
            (self, method, arguments) -> value(set, method));
  }

  private static Object value(Map<String, Object> set, Method key) {
    return set.getOrDefault(key.getName(), key.getDefaultValue());
  }

  /** The only mail that came, as plain text; waits for it. */
  String delivered(String address) throws MessagingException, IOException {
    if (!server.waitForIncomingEmail(20_000, 1)) {
      throw new AssertionError("no mail came");
    }
    MimeMessage[] messages = server.getReceivedMessagesForDomain(address);
    if (messages.length != 1) {
      throw new AssertionError(messages.length + " mails for " + address);
    }
    return plain((Multipart) messages[0].getContent());
  }

  private static String plain(Multipart parts) throws MessagingException, IOException {
    for (int n = 0; n < parts.getCount(); n++) {
      BodyPart part = parts.getBodyPart(n);
      if (part.isMimeType("text/plain")) {
        return (String) part.getContent();
      }
    }
    throw new AssertionError("no plain text");
  }

  int deliveries() {
    return server.getReceivedMessages().length;
  }

  @Override
  public URI platform() {
    return URI.create("https://wellbundle.example");
  }

  @Override
  public URI portal(Tenant tenant) {
    return URI.create("https://" + tenant.key() + ".example");
  }

  @Override
  public boolean isPlatformHost(String host) {
    return false;
  }

  @Override
  public void close() throws ReflectiveOperationException {
    Method stop = MailNode.class.getDeclaredMethod("stop");
    stop.setAccessible(true);
    stop.invoke(node);
    server.stop();
  }

  /** Hides nothing. */
  private static final class OpenVault implements Vault {
    @Override
    public byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext) {
      return plaintext;
    }

    @Override
    public byte[] open(TenantId tenant, long account, String purpose, byte[] sealed) {
      return sealed;
    }

    @Override
    public byte[] sealForPlatform(String purpose, byte[] plaintext) {
      return plaintext;
    }

    @Override
    public byte[] openForPlatform(String purpose, byte[] sealed) {
      return sealed;
    }

    @Override
    public void shred(TenantId tenant, long account) {}
  }
}
