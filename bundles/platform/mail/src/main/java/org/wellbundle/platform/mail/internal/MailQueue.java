package org.wellbundle.platform.mail.internal;

import java.net.URI;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.secrets.Vault;

/** Takes mails in. Knows nobody who takes part in sending, so that anybody may use it. */
@Component(service = Mails.class)
public final class MailQueue implements Mails {
  private final LetterSafe safe;
  private final MailBell bell;

  @Activate
  public MailQueue(
      @Reference Vault vault,
      @Reference MailBell bell,
      @Reference(target = MailSchema.READY) SchemaReady schema) {
    this(vault, bell);
  }

  MailQueue(Vault vault, MailBell bell) {
    this.safe = new LetterSafe(vault);
    this.bell = bell;
  }

  @Override
  public long queue(Transaction tx, Mail mail) {
    check(mail);
    try {
      long id = MessageTable.nextId(tx.connection());
      byte[] sealed = safe.seal(mail.tenant(), mail.account(), id, Letter.of(mail));
      MessageTable.insert(
          tx.connection(),
          mail.tenant(),
          id,
          new MessageTable.Waiting(
              mail.account(), mail.template().id(), sealed, mail.correlationId()));
      tx.afterCommit(bell::ring);
      return id;
    } catch (SQLException e) {
      String state = e.getSQLState();
      throw new DatabaseException("mail can't be queued", state == null ? "" : state, null, e);
    }
  }

  /** What is wrong with a template shows where it is used, not at night in a queue. */
  private static void check(Mail mail) {
    String id = mail.template().id();
    if ((mail.account() == null) == (mail.address() == null)) {
      throw new IllegalArgumentException(id + ": either an account or an address");
    }
    Set<String> known = new HashSet<>(mail.values().keySet());
    known.add("tenant");
    known.add("person");
    for (MailTemplate.Text text : mail.template().texts().values()) {
      Set<String> names = Placeholders.names(text);
      if (!known.containsAll(names)) {
        names.removeAll(known);
        throw new IllegalArgumentException(id + ": no value for " + names);
      }
    }
    checkLink(id, mail.values().get("link"));
  }

  private static void checkLink(String id, @Nullable String link) {
    if (link == null) {
      return;
    }
    String scheme = URI.create(link).getScheme();
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw new IllegalArgumentException(id + ": the link is no address of the web");
    }
  }
}
