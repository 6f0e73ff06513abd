package org.wellbundle.platform.mail.internal.smtp;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.mail.internal.letter.HtmlText;

/**
 * A mail ready to be sent.
 *
 * @param id left part of the message id: the same when it is sent again
 * @param logo PNG the HTML refers to, null for none
 * @param unsubscribe address that ends mails of this kind, null for none
 */
public record Envelope(
    String id,
    String to,
    String senderName,
    String subject,
    String language,
    String plain,
    String html,
    byte @Nullable [] logo,
    @Nullable String replyTo,
    @Nullable String unsubscribe) {

  MimeMessage message(Session session, String from) throws MessagingException {
    MimeMessage message = new Identified(session, id, from);
    message.setFrom(named(from, senderName));
    message.setRecipient(Message.RecipientType.TO, address(to));
    if (replyTo != null) {
      message.setReplyTo(new InternetAddress[] {address(replyTo)});
    }
    message.setSubject(line(subject), "UTF-8");
    message.setSentDate(new Date());
    message.setHeader("Content-Language", line(language));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (unsubscribe != null) {
      message.setHeader("List-Unsubscribe", "<" + line(unsubscribe) + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setContent(body());
    message.saveChanges();
    return message;
  }

  private MimeMultipart body() throws MessagingException {
    MimeMultipart choice = new MimeMultipart("alternative");
    choice.addBodyPart(text(plain, "plain"));
    if (logo == null) {
      choice.addBodyPart(text(html, "html"));
      return choice;
    }
    MimeMultipart related = new MimeMultipart("related");
    related.addBodyPart(text(html, "html"));
    MimeBodyPart picture = new MimeBodyPart();
    picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo, "image/png")));
    picture.setContentID("<" + HtmlText.LOGO + ">");
    picture.setHeader("Content-Disposition", "inline; filename=logo.png");
    related.addBodyPart(picture);
    MimeBodyPart page = new MimeBodyPart();
    page.setContent(related);
    choice.addBodyPart(page);
    return choice;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(bytes, "text/" + subtype + "; charset=utf-8")));
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /** One address and nothing else: what looks like more is refused. */
  private static InternetAddress address(String text) throws MessagingException {
    if (!line(text).equals(text)) {
      throw new jakarta.mail.internet.AddressException("control characters in an address");
    }
    InternetAddress address = new InternetAddress(text, true);
    if (!text.equals(address.getAddress())) {
      throw new jakarta.mail.internet.AddressException("more than an address");
    }
    address.validate();
    return address;
  }

  private static InternetAddress named(String from, String name) throws MessagingException {
    InternetAddress address = address(from);
    try {
      address.setPersonal(line(name), "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("no UTF-8", e);
    }
    return address;
  }

  /** A header is one line, whatever the values say. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  @Override
  public String toString() {
    return "Envelope[" + id + "]";
  }

  /** Keeps its message id when it is sent again. */
  private static final class Identified extends MimeMessage {
    private final String messageId;

    Identified(Session session, String id, String from) {
      super(session);
      messageId = "<" + id + from.substring(from.lastIndexOf('@')) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
