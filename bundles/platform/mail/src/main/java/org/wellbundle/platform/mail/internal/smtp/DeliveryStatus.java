package org.wellbundle.platform.mail.internal.smtp;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a mail didn't arrive, as a code of RFC 3463, for example {@code 5.1.1}. */
public record DeliveryStatus(String code) {
  private static final Pattern CODE =
      Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

  /** Nobody there, no such host, moved without an address, no mail taken there, switched off. */
  private static final Set<String> OF_THE_ADDRESS =
      Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

  /** The first code in what a mail server said. */
  public static Optional<DeliveryStatus> in(String words) {
    Matcher found = CODE.matcher(words);
    return found.find() ? Optional.of(new DeliveryStatus(found.group(1))) : Optional.empty();
  }

  /**
   * True when the address is the reason, for good. A full mailbox, a policy, or a host that was
   * away for days isn't.
   */
  public boolean undeliverable() {
    return OF_THE_ADDRESS.contains(code);
  }
}
