package org.wellbundle.provider.garmin;

import java.time.Duration;
import java.util.Locale;
import org.wellbundle.api.provider.ProviderClient.Answer;

/**
 * What public sources don't say for sure. The first real account decides; {@code
 * docs/providers/garmin.md} lists how to look. Whatever is a number is also a key of the
 * configuration.
 */
final class Assumptions {
  /** History is granted back to about a month before the first consent. */
  static final int HISTORY_DAYS = 30;

  /** Nobody says when requested history is complete. */
  static final int HISTORY_MINUTES = 30;

  /** No limit is public; the backfill's own one shows as 429. */
  static final int CALLS_PER_MINUTE = 100;

  /** Longest span of one request for history, of any kind. */
  static final Duration HISTORY_WINDOW = Duration.ofDays(30);

  /** How long to wait after a 429 that doesn't say. */
  static final Duration WAIT = Duration.ofMinutes(1);

  private Assumptions() {}

  /** A 401 of the backfill means an expired token, or a time that is out of reach. */
  static boolean outOfReach(Answer answer) {
    String text = answer.body().toLowerCase(Locale.ROOT);
    return answer.status() == 401
        && (text.contains("start") || text.contains("range") || text.contains("consent"));
  }

  /** Nothing comes for what wasn't switched on for the app; all other 400s are about the time. */
  static boolean notSwitchedOn(Answer answer) {
    return answer.status() == 400 && answer.body().toLowerCase(Locale.ROOT).contains("not enabled");
  }
}
