package org.wellbundle.core.sync.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.core.sync.task.Task;
import org.wellbundle.core.sync.task.TaskKind;

/** Which tasks run on this node, so that no provider takes more than its share of threads. */
final class Occupancy {
  private final int perProvider;
  private final Map<String, Map<Long, TaskKind>> running = new ConcurrentHashMap<>();

  Occupancy(int perProvider) {
    this.perProvider = perProvider;
  }

  synchronized int free(String provider) {
    return perProvider - count(provider);
  }

  synchronized int count(String provider) {
    return running.getOrDefault(provider, Map.of()).size();
  }

  synchronized boolean has(String provider, TaskKind kind) {
    return running.getOrDefault(provider, Map.of()).containsValue(kind);
  }

  synchronized void begin(Task task) {
    running
        .computeIfAbsent(task.provider(), provider -> new HashMap<>())
        .put(task.id(), task.kind());
  }

  synchronized void end(Task task) {
    running.getOrDefault(task.provider(), new HashMap<>()).remove(task.id());
  }

  synchronized List<Long> all() {
    return running.values().stream().map(Map::keySet).flatMap(Set::stream).toList();
  }
}
