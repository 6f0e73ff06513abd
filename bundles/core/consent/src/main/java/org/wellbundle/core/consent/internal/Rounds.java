package org.wellbundle.core.consent.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.database.DatabaseException;

/** A thread that looks for work every few seconds; work of other nodes is found that way, too. */
public final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final int SECONDS = 5;

  private final String name;
  private final ScheduledExecutorService thread;

  public Rounds(String name) {
    this.name = name;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-" + name));
  }

  public void begin(Runnable round) {
    thread.scheduleWithFixedDelay(() -> safely(round), SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** Looks now, since there is something. */
  public void now(Runnable round) {
    if (!thread.isShutdown()) {
      thread.execute(() -> safely(round));
    }
  }

  public void end() {
    thread.shutdownNow();
  }

  private void safely(Runnable round) {
    try {
      round.run();
    } catch (DatabaseException e) {
      LOG.warn("{}: the database doesn't answer ({}); tried again", name, e.sqlState());
    } catch (RuntimeException e) {
      LOG.error("{}: a round failed; tried again", name, e);
    }
  }
}
