package org.wellbundle.platform.mail.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;

/**
 * What is sealed: everything a mail says. The words are with it, so that it can be sent while the
 * part that wrote it is away.
 *
 * @param address where to, null for the address of the account
 * @param language tag wanted, null for the recipient's
 */
record Letter(
    @Nullable String address,
    @Nullable String language,
    Map<String, MailTemplate.Text> texts,
    Map<String, String> values,
    @Nullable String replyTo,
    @Nullable String unsubscribe) {

  static Letter of(Mail mail) {
    return new Letter(
        mail.address(),
        mail.locale() == null ? null : mail.locale().toLanguageTag(),
        mail.template().texts(),
        mail.values(),
        mail.replyTo(),
        mail.unsubscribe() == null ? null : mail.unsubscribe().toString());
  }

  @Override
  public String toString() {
    return "Letter[hidden]";
  }
}
