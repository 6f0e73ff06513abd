package org.wellbundle.core.sync.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.core.sync.task.Task;

/** Which tasks run on this node, so that no provider takes more than its share of threads. */
final class Occupancy {
  private final int perProvider;
  private final Map<String, Set<Long>> running = new ConcurrentHashMap<>();

  Occupancy(int perProvider) {
    this.perProvider = perProvider;
  }

  synchronized int free(String provider) {
    return perProvider - count(provider);
  }

  synchronized int count(String provider) {
    return running.getOrDefault(provider, Set.of()).size();
  }

  synchronized void begin(Task task) {
    running.computeIfAbsent(task.provider(), provider -> new HashSet<>()).add(task.id());
  }

  synchronized void end(Task task) {
    running.getOrDefault(task.provider(), new HashSet<>()).remove(task.id());
  }

  synchronized List<Long> all() {
    return running.values().stream().flatMap(Set::stream).toList();
  }
}
