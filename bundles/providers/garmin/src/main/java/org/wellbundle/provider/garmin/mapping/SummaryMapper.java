package org.wellbundle.provider.garmin.mapping;

import java.util.Set;
import java.util.function.BiConsumer;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.Json;

/**
 * Maps one kind of summary.
 *
 * @param metrics all it may emit
 */
public record SummaryMapper(Set<Metric> metrics, BiConsumer<Summary, BatchBuilder> mapping) {
  public SummaryMapper {
    metrics = Set.copyOf(metrics);
  }

  public Batch map(Iterable<Json> summaries) {
    BatchBuilder batch = Batch.builder();
    for (Json json : summaries) {
      mapping.accept(new Summary(json), batch);
    }
    return batch.build();
  }
}
