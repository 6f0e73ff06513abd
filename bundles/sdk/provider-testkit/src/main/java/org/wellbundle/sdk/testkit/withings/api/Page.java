package org.wellbundle.sdk.testkit.withings.api;

import java.util.List;
import org.wellbundle.sdk.testkit.http.Params;

/** A slice of a list. {@code next} is the offset to ask for, meaningful if there is more. */
record Page<T>(List<T> rows, boolean more, int next) {

  static <T> Page<T> of(List<T> all, Params params, int size) {
    long asked = params.number("offset").orElse(0);
    int from = (int) Math.max(0, Math.min(asked, all.size()));
    int to = Math.min(from + size, all.size());
    return new Page<>(all.subList(from, to), to < all.size(), to);
  }
}
