package org.wellbundle.provider.withings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a paged read is. Carries along what the last page must know of the ones before, since the
 * provider itself remembers nothing.
 *
 * @param offset of the next page, as Withings gave it
 * @param mark epoch second for the next incremental fetch, as far as known; 0 when not
 * @param whole true while everything on the pages could be read
 */
record PageCursor(long offset, long mark, boolean whole) {
  static final PageCursor START = new PageCursor(0, 0, true);

  private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})\\.([01])");

  static Optional<PageCursor> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PageCursor(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                matcher.group(3).equals("1")))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return offset + "." + mark + "." + (whole ? 1 : 0);
  }
}
