package org.wellbundle.sdk.testkit.withings.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.wellbundle.sdk.testkit.http.SimClock;

/** What all data calls share: the time, page sizes, and the oddities switched on. */
public final class Conduct {
  /** Page sizes as recorded: 300 for sleep summaries, 200 elsewhere. */
  public static final int SUMMARY_PAGE = 300;

  public static final int PAGE = 200;

  private final SimClock clock;
  private final int pageSize;
  private final Set<Quirk> quirks = Collections.synchronizedSet(EnumSet.noneOf(Quirk.class));

  /**
   * @param pageSize for all lists; 0 leaves the recorded sizes
   */
  public Conduct(SimClock clock, int pageSize) {
    this.clock = clock;
    this.pageSize = pageSize;
  }

  public long now() {
    return clock.epoch();
  }

  int pageSize(int recorded) {
    return pageSize > 0 ? pageSize : recorded;
  }

  public boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  public void quirk(Quirk quirk, boolean on) {
    if (on) {
      quirks.add(quirk);
    } else {
      quirks.remove(quirk);
    }
  }

  public Set<Quirk> quirks() {
    synchronized (quirks) {
      return Set.copyOf(quirks);
    }
  }
}
