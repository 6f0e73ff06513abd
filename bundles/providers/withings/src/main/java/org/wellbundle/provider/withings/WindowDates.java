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
  /**
   * Local days, and one more on each side: the person's zone there may differ from the account's
   * here, so that today there is another date, and a night is filed under the day of waking up.
   */
  SURROUNDING_DAYS {
    @Override
    Map<String, String> parameters(Range.Window window, ZoneId zone) {
      return Map.of(
          "startdateymd", window.from().atZone(zone).toLocalDate().minusDays(1).toString(),
          "enddateymd", window.to().atZone(zone).toLocalDate().plusDays(1).toString());
    }
  };

  abstract Map<String, String> parameters(Range.Window window, ZoneId zone);
}
