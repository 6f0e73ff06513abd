package org.wellbundle.core.sync;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.core.sync.schedule.NodeLoop;
import org.wellbundle.platform.database.DatabaseException;

/** A node's one thread that looks for work: when it is rung for, when something comes due. */
final class Looker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Looker.class);

  /** Rings in quick succession make one round. */
  private static final long PAUSE_MILLIS = 20;

  private static final long AWAY_MILLIS = 1_000;

  private final NodeLoop loop;
  private final SyncBell bell;
  private final Duration longest;
  private volatile boolean stopped;

  /**
   * @param longest time between two rounds when nobody rings
   */
  Looker(NodeLoop loop, SyncBell bell, Duration longest) {
    this.loop = loop;
    this.bell = bell;
    this.longest = longest;
  }

  /** To be followed by an interrupt. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    boolean away = false;
    while (!stopped) {
      try {
        loop.round();
        away = false;
        if (stopped) {
          // the round may have swallowed the interrupt
          return;
        }
        bell.await(loop.rest(longest).toMillis());
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (DatabaseException | RejectedExecutionException e) {
        if (!away) {
          LOG.warn("Syncing pauses: {}", e.toString());
        }
        away = true;
        pause();
      } catch (RuntimeException e) {
        LOG.error("A round of the sync loop failed", e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AWAY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
