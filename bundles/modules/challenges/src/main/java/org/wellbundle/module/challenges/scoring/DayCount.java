package org.wellbundle.module.challenges.scoring;

import java.time.LocalDate;
import java.util.List;

/**
 * What of a day counts: {@code raw = excluded + capped + counted}.
 *
 * @param excluded typed in, and not counted
 * @param capped more than a day may bring
 * @param points what the day adds, in {@link Thousandths}
 * @param flags what is worth a second look; it counts all the same
 */
public record DayCount(
    LocalDate date,
    long raw,
    long byHand,
    long excluded,
    long capped,
    long counted,
    long points,
    List<String> flags) {
  /** Some of it was typed in. */
  public static final String BY_HAND = "byHand";

  /** More than people can do. */
  public static final String IMPLAUSIBLE = "implausible";

  public DayCount {
    flags = List.copyOf(flags);
  }
}
