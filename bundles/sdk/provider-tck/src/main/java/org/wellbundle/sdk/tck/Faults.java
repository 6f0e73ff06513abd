package org.wellbundle.sdk.tck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what one rule found. Says the same thing once, and at most a few things. */
public final class Faults {
  private static final int MOST = 10;

  private final Set<String> found = new LinkedHashSet<>();

  /** Notes a fault as a sentence. */
  public synchronized void add(String sentence) {
    found.add(sentence);
  }

  /** Notes a fault unless it holds. */
  public void unless(boolean holds, String sentence) {
    if (!holds) {
      add(sentence);
    }
  }

  public synchronized List<String> list() {
    List<String> first = new ArrayList<>(found.stream().limit(MOST).toList());
    if (found.size() > MOST) {
      first.add("… and " + (found.size() - MOST) + " more");
    }
    return first;
  }
}
