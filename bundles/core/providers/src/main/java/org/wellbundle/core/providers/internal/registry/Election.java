package org.wellbundle.core.providers.internal.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the slots with the same provider id serves: the first in each list that may. */
final class Election {
  private final Map<String, List<Slot>> slots = new HashMap<>();

  /** Adds a slot and returns the first of its id: the owner's, whether it may serve or not. */
  synchronized Slot add(Slot slot) {
    List<Slot> rivals = slots.computeIfAbsent(slot.id(), id -> new ArrayList<>());
    rivals.add(!rivals.isEmpty() && replaces(slot, rivals.get(0)) ? 0 : rivals.size(), slot);
    return rivals.get(0);
  }

  /** Removes the slot of a service; null when there is none. */
  synchronized @Nullable Slot remove(long serviceId) {
    for (List<Slot> rivals : slots.values()) {
      for (Slot slot : rivals) {
        if (slot.offer().serviceId() == serviceId) {
          rivals.remove(slot);
          slots.values().removeIf(List::isEmpty);
          return slot;
        }
      }
    }
    return null;
  }

  synchronized @Nullable Slot elected(String id) {
    List<Slot> rivals = slots.getOrDefault(id, List.of());
    if (rivals.isEmpty()) {
      return null;
    }
    String owner = rivals.get(0).offer().bundle();
    return rivals.stream()
        .filter(slot -> slot.offer().bundle().equals(owner) && slot.offer().serves().getAsBoolean())
        .findFirst()
        .orElse(null);
  }

  /** Ids that somebody serves. */
  synchronized Set<String> ids() {
    return slots.keySet().stream()
        .filter(id -> elected(id) != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean replaces(Slot newcomer, Slot owner) {
    return newcomer.offer().bundle().equals(owner.offer().bundle())
        && newcomer.offer().version().compareTo(owner.offer().version()) >= 0;
  }
}
