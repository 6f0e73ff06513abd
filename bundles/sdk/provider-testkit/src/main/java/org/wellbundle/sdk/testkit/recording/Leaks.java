package org.wellbundle.sdk.testkit.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a file about to be written for what scrubbing by names didn't find. */
final class Leaks {
  private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_-]{24,}");

  private Leaks() {}

  /** Why a text may not be written, without saying what was found; empty when it may. */
  static List<String> in(String text, Set<String> seen) {
    List<String> found = new ArrayList<>();
    if (seen.stream().anyMatch(text::contains)) {
      found.add("a token or an id that was seen elsewhere");
    }
    if (JWT.matcher(text).find()) {
      found.add("a signed token");
    }
    Matcher mail = MAIL.matcher(text);
    while (mail.find()) {
      if (!mail.group().endsWith("@example.com")) {
        found.add("an e-mail address");
        break;
      }
    }
    if (LONG.matcher(text).results().anyMatch(match -> looksRandom(match.group()))) {
      found.add("a long text that looks like a token");
    }
    return found;
  }

  /** Letters and digits in turn, as no word of a vendor's has them. */
  private static boolean looksRandom(String text) {
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i)) != Character.isDigit(text.charAt(i - 1))) {
        changes++;
      }
    }
    return changes >= text.length() / 6;
  }
}
