package org.wellbundle.provider.withings.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.wellbundle.api.measurement.RecordKey;

/** Records of a page, each once: recorded answers list some of them twice. The newest stays. */
final class Newest<T> {
  private final Map<String, T> records = new LinkedHashMap<>();
  private final Function<T, RecordKey> key;

  Newest(Function<T, RecordKey> key) {
    this.key = key;
  }

  void add(T record) {
    records.merge(
        key.apply(record).id(),
        record,
        (kept, other) -> key.apply(other).version() > key.apply(kept).version() ? other : kept);
  }

  /** In the order they were listed. */
  Collection<T> all() {
    return records.values();
  }
}
