package org.wellbundle.platform.mail.internal.bounce;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.wellbundle.platform.mail.internal.smtp.InBundle;

/**
 * The mailbox reports come to, over IMAP. Reports on our mails are deleted once they are noted;
 * everything else stays, marked as read, for a person.
 */
public final class ReportBox {
  private static final int MOST = 50;
  private static final int MOST_BYTES = 1024 * 1024;

  private final ReportSettings settings;

  public ReportBox(ReportSettings settings) {
    this.settings = settings;
  }

  /** What came of a look into the mailbox. */
  public sealed interface Look {
    /**
     * @param reports how many were about our mails
     * @param others how many weren't
     */
    record Taken(int reports, int others) implements Look {}

    /** The server can't be talked to; the reason is a code. */
    record Away(String reason) implements Look {}
  }

  /**
   * @param note takes a report; false when it is about no mail that we know. What it throws leaves
   *     the report unread.
   */
  public Look read(Predicate<Report> note) {
    return InBundle.run(() -> look(note));
  }

  private Look look(Predicate<Report> note) {
    try (Store store = Session.getInstance(settings.properties()).getStore("imap")) {
      store.connect(settings.user(), settings.password());
      try (Folder folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        return taken(folder, note);
      }
    } catch (AuthenticationFailedException e) {
      return new Look.Away("mail.reports-sign-in-refused");
    } catch (MessagingException e) {
      return new Look.Away("mail.reports-away");
    }
  }

  private static Look taken(Folder folder, Predicate<Report> note) throws MessagingException {
    int reports = 0;
    int others = 0;
    Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    for (int n = 0; n < Math.min(unread.length, MOST); n++) {
      Optional<Report> report = report(unread[n]);
      boolean ours = report.isPresent() && note.test(report.get());
      unread[n].setFlag(ours ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
      reports += ours ? 1 : 0;
      others += ours ? 0 : 1;
    }
    return new Look.Taken(reports, others);
  }

  /** What can't be read is no report. */
  private static Optional<Report> report(Message message) throws MessagingException {
    if (message.getSize() > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      return Report.of(message);
    } catch (IOException | jakarta.mail.internet.ParseException e) {
      return Optional.empty();
    }
  }
}
