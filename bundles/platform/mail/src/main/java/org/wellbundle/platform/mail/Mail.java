package org.wellbundle.platform.mail;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/**
 * A mail to be written. Begin with {@link #toAccount} or {@link #toAddress}.
 *
 * @param account whose contact it goes to, and whose key seals it; null when {@code address} says
 *     where to
 * @param locale language wanted; null means the account's, else the tenant's first
 * @param values for the template's placeholders, plain text
 * @param replyTo where answers go; null means nowhere in particular
 * @param unsubscribe address that ends mails of this kind with one POST; null for mails that belong
 *     to something the person does
 */
public record Mail(
    TenantId tenant,
    @Nullable AccountId account,
    @Nullable String address,
    MailTemplate template,
    @Nullable Locale locale,
    Map<String, String> values,
    @Nullable String replyTo,
    @Nullable URI unsubscribe,
    String correlationId) {
  public Mail {
    values = Map.copyOf(values);
  }

  /** To the address of an account, as it is when the mail is sent. */
  public static Mail toAccount(
      TenantId tenant, AccountId account, MailTemplate template, String correlationId) {
    return new Mail(tenant, account, null, template, null, Map.of(), null, null, correlationId);
  }

  /** To an address that is no account's, or not yet. */
  public static Mail toAddress(
      TenantId tenant, String address, MailTemplate template, String correlationId) {
    return new Mail(tenant, null, address, template, null, Map.of(), null, null, correlationId);
  }

  /** In a language. */
  public Mail in(Locale language) {
    return new Mail(
        tenant, account, address, template, language, values, replyTo, unsubscribe, correlationId);
  }

  /** With a value. */
  public Mail with(String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return new Mail(
        tenant, account, address, template, locale, more, replyTo, unsubscribe, correlationId);
  }

  /** Answers go there. */
  public Mail answersTo(String other) {
    return new Mail(
        tenant, account, address, template, locale, values, other, unsubscribe, correlationId);
  }

  /** One POST to this address ends mails like this one. */
  public Mail endedBy(URI address) {
    return new Mail(
        tenant, account, this.address, template, locale, values, replyTo, address, correlationId);
  }

  @Override
  public String toString() {
    return "Mail[" + template.id() + "]";
  }
}
