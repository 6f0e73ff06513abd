package org.wellbundle.core.providers.internal.http;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.core.providers.CallStatistics;

/** Counts calls by provider and outcome. */
@Component(service = {CallMetrics.class, CallStatistics.class})
public final class CallMetrics implements CallStatistics {
  private final ConcurrentHashMap<Key, Counts> counts = new ConcurrentHashMap<>();

  private record Key(String providerId, String outcome) {}

  private static final class Counts {
    final LongAdder calls = new LongAdder();
    final LongAdder millis = new LongAdder();
  }

  public void count(String providerId, String outcome, long millis) {
    Counts line = counts.computeIfAbsent(new Key(providerId, outcome), key -> new Counts());
    line.calls.increment();
    line.millis.add(millis);
  }

  @Override
  public List<Line> lines() {
    return counts.entrySet().stream()
        .map(
            e ->
                new Line(
                    e.getKey().providerId(),
                    e.getKey().outcome(),
                    e.getValue().calls.sum(),
                    e.getValue().millis.sum()))
        .sorted(Comparator.comparing(Line::providerId).thenComparing(Line::outcome))
        .toList();
  }
}
