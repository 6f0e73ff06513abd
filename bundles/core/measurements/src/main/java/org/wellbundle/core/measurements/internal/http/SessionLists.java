package org.wellbundle.core.measurements.internal.http;

import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.wellbundle.core.measurements.internal.read.Page;
import org.wellbundle.core.measurements.internal.read.Position;
import org.wellbundle.core.measurements.internal.read.SessionReader;
import org.wellbundle.core.measurements.internal.read.SessionReader.Found;
import org.wellbundle.core.measurements.internal.read.Window;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.SessionTable;

/**
 * Lists of sessions, a page at a time, oldest first.
 *
 * @param name of the list, which its cursors are good for
 */
record SessionLists<T>(Data data, Clock clock, String name, SessionTable<T> table) {
  /** What a caller asks for, as it was written. */
  record Query(
      @Nullable String from,
      @Nullable String to,
      @Nullable String profile,
      @Nullable String limit,
      @Nullable String cursor) {}

  /** A page of views. */
  @FunctionalInterface
  interface Views<V, R> {
    R page(List<V> sessions, @Nullable String next);
  }

  <V, R> R page(Query query, BiFunction<Found<T>, Links, V> view, Views<V, R> views) {
    Window window = Asked.window(query.from(), query.to(), data.principal().timeZone(), clock);
    Position after = Asked.after(name, query.cursor());
    int most = Asked.limit(query.limit());
    return data.read(
        query.profile(),
        (scope, links) -> {
          Page<Found<T>> page = new SessionReader<>(scope, links, table).page(window, after, most);
          Position next = page.next();
          return views.page(
              page.rows().stream().map(found -> view.apply(found, links)).toList(),
              next == null ? null : next.cursor());
        });
  }
}
