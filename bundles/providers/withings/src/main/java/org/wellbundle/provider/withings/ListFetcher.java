package org.wellbundle.provider.withings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Range;
import org.wellbundle.provider.withings.mapping.PageMapping;

/**
 * Lists that are read by offset, for a window or since a modification time: measures, activity,
 * nights, workouts, heart recordings.
 *
 * @param dates how the call wants a window
 * @param listsEverything true when a record that a window doesn't list is gone
 * @param overlapSeconds how far the mark is set back
 */
record ListFetcher(
    DataType dataType,
    DataCall call,
    WindowDates dates,
    boolean listsEverything,
    int overlapSeconds)
    implements Fetcher {

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    String text = request.cursor();
    Optional<PageCursor> cursor =
        text == null ? Optional.of(PageCursor.START) : PageCursor.parse(text);
    if (cursor.isEmpty()) {
      return new Broken("withings.cursor");
    }
    Optional<Map<String, String>> range = range(request);
    if (range.isEmpty()) {
      return new Broken("withings.range");
    }
    Map<String, String> form = new LinkedHashMap<>(range.get());
    if (cursor.get().offset() > 0) {
      form.put("offset", Long.toString(cursor.get().offset()));
    }
    return call.page(request, context, form, page -> page(request, cursor.get(), page));
  }

  private Optional<Map<String, String>> range(FetchRequest request) {
    if (request.range() instanceof Range.Window window) {
      return Optional.of(dates.parameters(window, request.accountZone()));
    }
    if (request.range() instanceof Range.ChangedSince since
        && dataType.incremental()
        && since.mark().matches("[0-9]{1,12}")) {
      return Optional.of(Map.of("lastupdate", since.mark()));
    }
    return Optional.empty();
  }

  private Page page(FetchRequest request, PageCursor asked, PageMapping page) {
    long next = page.body().get("offset").wholeNumber().orElse(0);
    boolean more = isTruthy(page.body().get("more"));
    boolean stuck = more && next <= asked.offset();
    if (stuck) { // asking for the same page for ever would use up everybody's rate budget
      page.batch().unmapped("paging", "offset-not-advancing");
    }
    long mark = mark(asked, page);
    boolean whole = asked.whole() && page.whole() && !stuck;
    return new Page(
        page.batch().build(),
        more && !stuck ? new PageCursor(next, mark, whole).toString() : null,
        changedSince(request, mark),
        listsEverything && whole && request.range() instanceof Range.Window);
  }

  /** The first page's update time, else the newest modification of all pages. */
  private static long mark(PageCursor asked, PageMapping page) {
    long updateTime = page.body().get("updatetime").wholeNumber().orElse(0);
    if (updateTime > 0) {
      return asked.mark() > 0 ? asked.mark() : updateTime;
    }
    return Math.max(asked.mark(), page.newestModified());
  }

  private @Nullable String changedSince(FetchRequest request, long mark) {
    if (!dataType.incremental()) {
      return null;
    }
    if (request.range() instanceof Range.ChangedSince since) {
      long before = Long.parseLong(since.mark());
      return Long.toString(Math.max(before, mark - overlapSeconds));
    }
    return mark > overlapSeconds ? Long.toString(mark - overlapSeconds) : null;
  }

  /** Written as 1, as a boolean, or not at all. */
  private static boolean isTruthy(Json more) {
    return more.bool().orElseGet(() -> more.wholeNumber().orElse(0) != 0);
  }
}
