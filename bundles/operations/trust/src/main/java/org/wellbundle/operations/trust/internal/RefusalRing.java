package org.wellbundle.operations.trust.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.osgi.framework.Bundle;
import org.wellbundle.operations.trust.Refusals;
import org.wellbundle.operations.trust.Verdict;

/** The latest refusals, for whoever has a database to keep them in. */
final class RefusalRing implements Refusals {
  private static final int MOST = 200;

  private final Deque<Refusal> latest = new ArrayDeque<>();
  private long number;

  synchronized void add(Bundle bundle, Verdict verdict) {
    number++;
    latest.addLast(
        new Refusal(
            number,
            Instant.now(),
            Texts.printable(String.valueOf(bundle.getSymbolicName())),
            String.valueOf(bundle.getVersion()),
            Texts.printable(bundle.getLocation()),
            verdict.code(),
            verdict.sentence()));
    if (latest.size() > MOST) {
      latest.removeFirst();
    }
  }

  @Override
  public synchronized List<Refusal> after(long known) {
    return latest.stream().filter(each -> each.number() > known).toList();
  }
}
