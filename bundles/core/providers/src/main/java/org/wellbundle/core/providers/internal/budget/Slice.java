package org.wellbundle.core.providers.internal.budget;

/** Calls leased by this node, to be made before they lapse. Guarded by the budget's lock. */
final class Slice {
  private final long id;
  private final int calls;
  private final long lapses;
  private int made;

  Slice(long id, int calls, long lapses) {
    this.id = id;
    this.calls = calls;
    this.lapses = lapses;
  }

  boolean take(long now) {
    if (made == calls || lapses - now <= 0) {
      return false;
    }
    made++;
    return true;
  }

  long id() {
    return id;
  }

  int calls() {
    return calls;
  }

  int made() {
    return made;
  }

  boolean usedUp() {
    return made == calls;
  }
}
