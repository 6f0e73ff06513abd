package org.wellbundle.core.measurements.internal.read;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page ended: the place of its last row in the order of reading.
 *
 * @param of what is being read; a position in another list is no position in this one
 */
public record Position(
    String of, LocalDate localDate, Instant start, long link, String record, int site) {
  private static final String SEPARATOR = "\n";

  /** Before everything. */
  public static Position beginning(String of) {
    return new Position(of, LocalDate.of(-4000, 1, 1), Instant.EPOCH, Long.MIN_VALUE, "", -1);
  }

  /** As an opaque text. */
  public String cursor() {
    String text =
        String.join(
            SEPARATOR,
            of,
            localDate.toString(),
            start.toString(),
            Long.toString(link),
            Integer.toString(site),
            record);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a cursor; empty when it isn't one of this list. */
  public static Optional<Position> parse(String of, String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 6);
      if (parts.length != 6 || !parts[0].equals(of)) {
        return Optional.empty();
      }
      return Optional.of(
          new Position(
              of,
              LocalDate.parse(parts[1]),
              Instant.parse(parts[2]),
              Long.parseLong(parts[3]),
              parts[5],
              Integer.parseInt(parts[4])));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
