package org.wellbundle.provider.withings;

import java.time.ZoneId;
import java.util.Map;
import org.wellbundle.api.provider.Range;

/** How a call wants its window. What it lists may reach beyond the window, never fall short. */
enum WindowDates {
  /** Epoch seconds; whether the end is included isn't documented, so it is asked for as well. */
  EPOCH {
    @Override
    Map<String, String> parameters(Range.Window window, ZoneId zone) {
      return Map.of(
          "startdate", Long.toString(window.from().getEpochSecond()),
          "enddate", Long.toString(window.to().getEpochSecond()));
    }
  },
  /** The person's local days, both included. */
  LOCAL_DAYS {
    @Override
    Map<String, String> parameters(Range.Window window, ZoneId zone) {
      return days(window, zone, 0);
    }
  },
  /**
   * Local days, and one more on each side: a night is filed under the day of waking up, and the
   * person's zone there may differ from the account's here.
   */
  SURROUNDING_DAYS {
    @Override
    Map<String, String> parameters(Range.Window window, ZoneId zone) {
      return days(window, zone, 1);
    }
  };

  abstract Map<String, String> parameters(Range.Window window, ZoneId zone);

  private static Map<String, String> days(Range.Window window, ZoneId zone, int more) {
    return Map.of(
        "startdateymd", window.from().atZone(zone).toLocalDate().minusDays(more).toString(),
        "enddateymd", window.to().atZone(zone).toLocalDate().plusDays(more).toString());
  }
}
