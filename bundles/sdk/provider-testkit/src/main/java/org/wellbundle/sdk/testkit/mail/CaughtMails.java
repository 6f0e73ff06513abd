package org.wellbundle.sdk.testkit.mail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last mails caught, newest first. */
final class CaughtMails {
  private static final int MOST = 50;

  private final Deque<CaughtMail> mails = new ArrayDeque<>();
  private int count;

  /** A mail as it came. */
  record CaughtMail(int number, Instant at, String to, MimePart message) {}

  synchronized void add(String to, String source) {
    mails.addFirst(new CaughtMail(++count, Instant.now(), to, MimePart.parse(source)));
    if (mails.size() > MOST) {
      mails.removeLast();
    }
  }

  synchronized List<CaughtMail> all() {
    return List.copyOf(mails);
  }

  synchronized Optional<CaughtMail> find(int number) {
    return mails.stream().filter(mail -> mail.number() == number).findFirst();
  }
}
