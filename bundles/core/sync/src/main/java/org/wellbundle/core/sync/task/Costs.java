package org.wellbundle.core.sync.task;

import java.util.HashMap;
import java.util.Map;
import org.wellbundle.core.sync.task.TaskQueue.CostKey;

/** Pages that tasks took on this node since the last time somebody asked. */
public final class Costs {
  private final Map<String, Map<CostKey, Sum>> sums = new HashMap<>();

  synchronized void finished(Task task, int pages) {
    sums.computeIfAbsent(task.provider(), provider -> new HashMap<>())
        .merge(new CostKey(task.dataType(), task.kind()), new Sum(1, pages), Sum::plus);
  }

  /** Mean pages by provider and kind, forgotten thereby. */
  public synchronized Map<String, Map<CostKey, Double>> take() {
    Map<String, Map<CostKey, Double>> means = new HashMap<>();
    sums.forEach(
        (provider, kinds) -> {
          Map<CostKey, Double> mean = new HashMap<>();
          kinds.forEach((kind, sum) -> mean.put(kind, (double) sum.pages() / sum.tasks()));
          means.put(provider, mean);
        });
    sums.clear();
    return means;
  }

  private record Sum(long tasks, long pages) {
    Sum plus(Sum other) {
      return new Sum(tasks + other.tasks, pages + other.pages);
    }
  }
}
