package org.wellbundle.platform.mail.internal.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** A conversation with the mail server, for a few mails. */
public final class SmtpServer implements AutoCloseable {
  private final SmtpSettings settings;
  private final Session session;
  private @Nullable Transport transport;

  public SmtpServer(SmtpSettings settings) {
    this.settings = settings;
    this.session = InBundle.run(() -> Session.getInstance(settings.properties()));
  }

  /** Hands one mail over. */
  public Delivery send(Envelope envelope) {
    return InBundle.run(() -> deliver(envelope));
  }

  private Delivery deliver(Envelope envelope) {
    MimeMessage message;
    try {
      message = envelope.message(session, settings.from());
    } catch (AddressException e) {
      return new Delivery.Refused("mail.address-invalid");
    } catch (MessagingException e) {
      return new Delivery.Later("mail.not-writable");
    }
    Transport server;
    try {
      server = connected();
    } catch (AuthenticationFailedException e) {
      return new Delivery.Away("mail.sign-in-refused");
    } catch (MessagingException e) {
      return new Delivery.Away(
          String.valueOf(e.getMessage()).contains("STARTTLS")
              ? "mail.no-starttls"
              : "mail.server-away");
    }
    try {
      server.sendMessage(message, message.getAllRecipients());
      return new Delivery.Taken();
    } catch (SendFailedException e) {
      return judged(e);
    } catch (MessagingException e) {
      close();
      return new Delivery.Away("mail.server-away");
    }
  }

  private Transport connected() throws MessagingException {
    Transport open = transport;
    if (open != null && open.isConnected()) {
      return open;
    }
    Transport fresh = session.getTransport("smtp");
    if (settings.user().isBlank()) {
      fresh.connect();
    } else {
      fresh.connect(settings.user(), settings.password());
    }
    transport = fresh;
    return fresh;
  }

  /** By the reply code: 5yz is for good, 4yz for now. What is about the sender isn't the mail's. */
  private static Delivery judged(SendFailedException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException address) {
        return judged(address.getReturnCode(), bounced(address), "mail.recipient-later");
      }
      if (e instanceof SMTPSenderFailedException) {
        return new Delivery.Away("mail.sender-refused");
      }
      if (e instanceof SMTPSendFailedException send && next(e) == null) {
        return judged(send.getReturnCode(), "mail.refused", "mail.later");
      }
    }
    return new Delivery.Later("mail.later");
  }

  private static String bounced(SMTPAddressFailedException failure) {
    return DeliveryStatus.in(String.valueOf(failure.getMessage()))
            .filter(DeliveryStatus::undeliverable)
            .isPresent()
        ? Delivery.NO_SUCH_ADDRESS
        : Delivery.BOUNCED;
  }

  private static Delivery judged(int code, String forGood, String forNow) {
    return code >= 500 && code < 600 ? new Delivery.Refused(forGood) : new Delivery.Later(forNow);
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  @Override
  public void close() {
    Transport open = transport;
    transport = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (MessagingException e) {
      // The server hung up first; there is nothing left to say to it.
      return;
    }
  }
}
