package org.wellbundle.core.measurements.internal.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.Problem;

/**
 * Where a page ended: the place of its last row in the order of reading.
 *
 * @param of what is being read; a position in another list is no position in this one
 */
public record Position(
    String of, LocalDate localDate, Instant start, long link, String record, int site) {
  /** Before everything. */
  public static Position beginning(String of) {
    return new Position(of, LocalDate.of(-4000, 1, 1), Instant.EPOCH, Long.MIN_VALUE, "", -1);
  }

  /** As an opaque text. */
  public String cursor() {
    return Cursors.of(of, localDate, start, link, site, record);
  }

  /** Reads a cursor; empty when it isn't one of this list. */
  public static Optional<Position> parse(String of, String cursor) {
    try {
      return Cursors.read(of, 5, cursor)
          .map(
              parts ->
                  new Position(
                      of,
                      LocalDate.parse(parts.get(0)),
                      Instant.parse(parts.get(1)),
                      Long.parseLong(parts.get(2)),
                      parts.get(4),
                      Integer.parseInt(parts.get(3))));
    } catch (Problem | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
