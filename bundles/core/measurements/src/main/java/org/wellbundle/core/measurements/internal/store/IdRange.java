package org.wellbundle.core.measurements.internal.store;

/** Least and greatest of some record ids, in the order of the database (bytes of UTF-8). */
final class IdRange {
  private String first = "";
  private String last = "";
  private String latest = "";
  private boolean comparable = true;

  void add(String id) {
    if (id.equals(latest)) {
      return; // rows of a record mostly stand together
    }
    latest = id;
    if (first.isEmpty() || id.compareTo(first) < 0) {
      first = id;
    }
    if (id.compareTo(last) > 0) {
      last = id;
    }
    comparable = comparable && withoutSurrogates(id);
  }

  private static boolean withoutSurrogates(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isSurrogate(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return first.isEmpty();
  }

  String first() {
    return first;
  }

  String last() {
    return last;
  }

  /** False when an id has characters that Java sorts otherwise than the database. */
  boolean isComparable() {
    return comparable;
  }
}
