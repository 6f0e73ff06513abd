package org.wellbundle.sdk.testkit.withings.notify;

import java.time.Instant;
import java.util.function.LongFunction;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.data.Happening;
import org.wellbundle.sdk.testkit.withings.data.Timeline;

/** As time passes new data appears; this tells the subscribers of it. */
public final class LiveFeed {
  /** Seconds of the cloud's time between looks while the clock runs. */
  private static final long EVERY = 20;

  private final SimClock clock;
  private final Subscriptions subscriptions;
  private final Notifier notifier;
  private final LongFunction<Timeline> timelines;
  private long seenUpTo;

  public LiveFeed(
      SimClock clock,
      Subscriptions subscriptions,
      Notifier notifier,
      LongFunction<Timeline> timelines) {
    this.clock = clock;
    this.subscriptions = subscriptions;
    this.notifier = notifier;
    this.timelines = timelines;
    this.seenUpTo = clock.epoch();
    clock.onPassing(this::timeIs);
  }

  private synchronized void timeIs(Instant now) {
    long epoch = now.getEpochSecond();
    boolean tooSoon = clock.factor() > 0 && epoch - seenUpTo < EVERY;
    if (tooSoon || epoch <= seenUpTo) {
      return;
    }
    for (long userid : subscriptions.users()) {
      for (Happening happening : timelines.apply(userid).happenings(seenUpTo, epoch)) {
        notifier.tell(userid, happening);
      }
    }
    seenUpTo = epoch;
  }
}
