package org.wellbundle.provider.withings;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Range;

/**
 * Detail that is served for at most a day after the start asked for: intraday activity, sleep
 * stages. A longer window is read a day at a time; the cursor is the epoch second of the next day.
 *
 * @param listsEverything true when what lies within a window and isn't listed is gone
 */
record SliceFetcher(DataType dataType, DataCall call, boolean listsEverything) implements Fetcher {
  static final Duration LONGEST = Duration.ofHours(24);

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    if (!(request.range() instanceof Range.Window window)) {
      return new Broken("withings.range");
    }
    String cursor = request.cursor();
    if (cursor != null && !cursor.matches("[0-9]{1,11}")) {
      return new Broken("withings.cursor");
    }
    Instant from = cursor == null ? window.from() : Instant.ofEpochSecond(Long.parseLong(cursor));
    Instant dayLater = from.plus(LONGEST);
    Instant to = dayLater.isBefore(window.to()) ? dayLater : window.to();
    Map<String, String> range =
        Map.of(
            "startdate", Long.toString(from.getEpochSecond()),
            "enddate", Long.toString(to.getEpochSecond()));
    String next = to.isBefore(window.to()) ? Long.toString(to.getEpochSecond()) : null;
    return call.page(
        request,
        context,
        range,
        page -> new Page(page.batch().build(), next, null, listsEverything && page.whole()));
  }
}
