package org.wellbundle.platform.mail.internal.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.mail.internal.smtp.DeliveryStatus;

/**
 * A delivery status notification (RFC 3464) about one of our mails, each of which has a single
 * recipient.
 *
 * @param failed false when the mail is only late
 */
public record Report(MessageName mail, boolean failed, DeliveryStatus status) {
  private static final int MOST_PARTS = 8;
  private static final int MOST_GROUPS = 16;
  private static final int MOST_BYTES = 64 * 1024;

  /** Empty for mails of any other kind, and for reports that name no mail of ours. */
  public static Optional<Report> of(Part message) throws MessagingException, IOException {
    if (!message.isMimeType("multipart/report")
        || !(message.getContent() instanceof Multipart parts)) {
      return Optional.empty();
    }
    Optional<MessageName> mail = Optional.empty();
    Said said = null;
    for (int n = 0; n < Math.min(parts.getCount(), MOST_PARTS); n++) {
      Part part = parts.getBodyPart(n);
      if (part.isMimeType("message/delivery-status")) {
        said = said(beginning(part));
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        mail = MessageName.in(first(new InternetHeaders(beginning(part)), "Message-ID"));
      }
    }
    if (said == null || mail.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Report(mail.get(), said.failed(), said.status()));
  }

  private record Said(boolean failed, DeliveryStatus status) {}

  /** A group of lines about the report, then one for each recipient; the last that fails counts. */
  private static @Nullable Said said(InputStream in) throws MessagingException, IOException {
    Said said = null;
    for (int n = 0; n < MOST_GROUPS && in.available() > 0; n++) {
      InternetHeaders group = new InternetHeaders(in);
      String action = first(group, "Action").strip().toLowerCase(Locale.ROOT);
      boolean failed = action.equals("failed");
      if (failed || (said == null && action.equals("delayed"))) {
        DeliveryStatus usual = new DeliveryStatus(failed ? "5.0.0" : "4.0.0");
        said = new Said(failed, DeliveryStatus.in(first(group, "Status")).orElse(usual));
      }
    }
    return said;
  }

  private static String first(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : value;
  }

  private static InputStream beginning(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new ByteArrayInputStream(in.readNBytes(MOST_BYTES));
    }
  }
}
