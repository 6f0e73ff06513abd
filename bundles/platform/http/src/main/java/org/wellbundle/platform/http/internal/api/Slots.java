package org.wellbundle.platform.http.internal.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which slot serves a key now. A key belongs to the bundle that offered it first; of several
 * versions of that bundle the highest serves, among those that may. Calls take the current slot
 * without a lock.
 *
 * @param <T> what serves the calls
 */
public final class Slots<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

  private final ConcurrentMap<String, Slot<T>> current = new ConcurrentHashMap<>();
  private final List<Slot<T>> offered = new ArrayList<>();

  /**
   * The slot that serves a key, entered; the caller must {@link Slot#leave} it. Null when nobody
   * offers the key.
   */
  @Nullable Slot<T> acquire(String key) {
    Slot<T> slot = current.get(key);
    while (slot != null) {
      slot.enter();
      // Whoever retires the slot takes it away first and counts then, so one of us sees the other.
      Slot<T> still = current.get(key);
      if (still == slot) {
        return slot;
      }
      slot.leave();
      slot = still;
    }
    return null;
  }

  /** The keys a slot serves now. */
  Set<String> servedBy(Slot<T> slot) {
    return slot.keys().stream().filter(key -> current.get(key) == slot).collect(Collectors.toSet());
  }

  /** Offers the keys of a slot. */
  synchronized void add(Slot<T> slot) {
    offered.add(slot);
    for (String key : slot.keys()) {
      Slot<T> elected = elect(key);
      if (elected != null && !elected.owner().equals(slot.owner())) {
        LOG.error("root {} of {} refused: it belongs to {}", key, slot, elected);
      }
    }
  }

  /** Takes the keys away from a slot; calls in flight go on, see {@link Slot#drain}. */
  synchronized void remove(Slot<T> slot) {
    offered.remove(slot);
    slot.keys().forEach(this::elect);
  }

  /** What may serve has changed. */
  synchronized void reelect() {
    offered.stream().flatMap(slot -> slot.keys().stream()).distinct().forEach(this::elect);
  }

  private @Nullable Slot<T> elect(String key) {
    List<Slot<T>> candidates = offered.stream().filter(slot -> slot.keys().contains(key)).toList();
    if (candidates.isEmpty()) {
      current.remove(key);
      return null;
    }
    String owner = candidates.get(0).owner();
    @Nullable Slot<T> elected =
        candidates.stream()
            .filter(slot -> slot.owner().equals(owner))
            .filter(Slot::serves)
            .max(Comparator.comparing(Slot::version))
            .orElse(null);
    if (elected == null) {
      current.remove(key);
      return candidates.get(0);
    }
    current.put(key, elected);
    return elected;
  }
}
