package org.wellbundle.module.support;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.secrets.Vault;

/** Takes requests for help and sends them where the tenant's routing says. */
final class Requests {
  static final String PURPOSE = "support request ";
  private static final MailTemplate TEMPLATE =
      MailTemplate.read(Requests.class, "support.request", "en", "de");
  private static final int MOST_A_DAY = 10;
  private static final int SHOWN = 20;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final Transactions transactions;
  private final Mails mails;
  private final AccountContacts contacts;
  private final Vault vault;
  private final SecureRandom random = new SecureRandom();

  Requests(Transactions transactions, Mails mails, AccountContacts contacts, Vault vault) {
    this.transactions = transactions;
    this.mails = mails;
    this.contacts = contacts;
    this.vault = vault;
  }

  /** The tenant's route for a topic. */
  static Optional<SupportRoute> route(Tenant tenant, String topic) {
    return tenant.support().stream().filter(route -> route.topic().equals(topic)).findFirst();
  }

  /** Stored and mailed in one transaction. */
  RequestTable.Row ask(
      Tenant tenant, Principal who, SupportRoute route, String message, String correlationId) {
    String email = route.email();
    if (email == null) {
      throw new Problem(
          409,
          "support.portal-only",
          "Questions on this topic are taken in the support portal: " + route.url());
    }
    AccountContacts.Contact contact =
        contacts
            .contact(tenant.id(), who.account())
            .orElseThrow(() -> new Problem(401, "session.required", "Sign in to go on."));
    // As precise as the database keeps it, so that the receipt reads the same later.
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return transactions.inTenant(
        tenant.id(),
        tx -> {
          Instant yesterday = now.minus(Duration.ofDays(1));
          if (RequestTable.since(tx, tenant.id(), who.account(), yesterday) >= MOST_A_DAY) {
            throw new Problem(
                429,
                "support.too-many",
                "You asked for help " + MOST_A_DAY + " times today. Please wait for an answer.");
          }
          long id = RequestTable.nextId(tx);
          RequestTable.Row row =
              new RequestTable.Row(
                  id,
                  who.account(),
                  reference(id),
                  route.topic(),
                  RequestTable.routedTo(route),
                  seal(tenant.id(), who.account(), id, message),
                  now,
                  correlationId);
          RequestTable.insert(tx, tenant.id(), row);
          mails.queue(tx, mail(tenant, route, email, contact, row, message));
          return row;
        });
  }

  private static Mail mail(
      Tenant tenant,
      SupportRoute route,
      String email,
      AccountContacts.Contact contact,
      RequestTable.Row row,
      String message) {
    Locale language = Locale.forLanguageTag(tenant.languages().get(0));
    return Mail.toAddress(tenant.id(), email, TEMPLATE, row.correlationId())
        .in(language)
        .answersTo(contact.email())
        .with("reference", row.reference())
        .with("topic", Topics.name(route.topic(), language))
        .with("name", contact.displayName())
        .with("email", contact.email())
        .with("message", message)
        .with("correlation", row.correlationId());
  }

  /** Short enough to say on the telephone; the letters keep it from being guessed. */
  private String reference(long id) {
    StringBuilder reference = new StringBuilder("H").append(id).append('-');
    for (int n = 0; n < 4; n++) {
      reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return reference.toString();
  }

  List<RequestTable.Row> of(Principal who) {
    return transactions.inTenant(
        who.tenant(), tx -> RequestTable.of(tx, who.tenant(), who.account(), SHOWN));
  }

  private byte[] seal(TenantId tenant, AccountId account, long id, String message) {
    return vault.seal(
        tenant, account.value(), PURPOSE + id, message.getBytes(StandardCharsets.UTF_8));
  }
}
