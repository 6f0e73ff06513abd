package org.wellbundle.platform.mail.internal.bounce;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.api.tenant.TenantId;

/**
 * What a mail is called on its way, and in reports about it.
 *
 * @param token nobody can guess
 */
public record MessageName(TenantId tenant, long id, String token) {
  private static final Pattern HEADER =
      Pattern.compile("\\s*<mail\\.(\\d{1,9})\\.(\\d{1,18})\\.([0-9a-f]{32})@[^<>\\s]+>\\s*");

  /** The name in a header {@code Message-ID}; empty when it isn't one of ours. */
  static Optional<MessageName> in(String header) {
    Matcher found = HEADER.matcher(header);
    if (!found.matches()) {
      return Optional.empty();
    }
    TenantId tenant = new TenantId(Integer.parseInt(found.group(1)));
    return Optional.of(new MessageName(tenant, Long.parseLong(found.group(2)), found.group(3)));
  }

  /** Left part of the message id. */
  public String text() {
    return "mail." + tenant.value() + "." + id + "." + token;
  }

  @Override
  public String toString() {
    return "MessageName[" + id + "]";
  }
}
