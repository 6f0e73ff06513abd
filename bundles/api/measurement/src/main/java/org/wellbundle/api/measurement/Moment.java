package org.wellbundle.api.measurement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When something was, as given: an instant or an interval, the offset at that place, where that
 * offset came from, and the local date.
 *
 * @param start instant of a spot value, or start of an interval (inclusive)
 * @param end end of an interval (exclusive); null for a spot value
 * @param offset offset from UTC at the person's place, null when nobody knows
 * @param offsetSource who said so
 * @param localDate the person's local date, as the vendor gave it where it gives one
 */
public record Moment(
    Instant start,
    @Nullable Instant end,
    @Nullable ZoneOffset offset,
    OffsetSource offsetSource,
    LocalDate localDate) {

  public Moment {
    if (end != null && end.isBefore(start)) {
      throw new IllegalArgumentException("end before start");
    }
  }

  /** A spot value whose local date follows from a time zone. */
  public static Moment at(Instant instant, ZoneId zone, OffsetSource source) {
    return of(instant, null, zone, source);
  }

  /** An interval whose local date is that of its start in a time zone. */
  public static Moment of(Instant start, @Nullable Instant end, ZoneId zone, OffsetSource source) {
    ZoneOffset offset = zone.getRules().getOffset(start);
    return new Moment(start, end, offset, source, start.atOffset(offset).toLocalDate());
  }

  /** Where an offset came from, best first. The number is what the database stores. */
  public enum OffsetSource {
    /** The record itself carries an offset or a zone. */
    RECORD(0),
    /** The answer around it names the user's current zone. */
    RESPONSE(1),
    /** The account's time zone here. */
    ACCOUNT(2),
    /** Nobody said: UTC assumed. */
    ASSUMED(3);

    private final int id;

    OffsetSource(int id) {
      this.id = id;
    }

    public int id() {
      return id;
    }
  }
}
