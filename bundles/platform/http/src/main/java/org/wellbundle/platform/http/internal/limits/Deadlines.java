package org.wellbundle.platform.http.internal.limits;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls that keep their thread for too long, by interrupting it. Statements, locks and calls
 * to vendors have shorter limits of their own; this one is for whatever else waits.
 */
@Component(service = Deadlines.class)
public final class Deadlines {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "wellbundle-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public Deadlines() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  /** Watches the calling thread until closed. */
  public Watch watch(Duration longest) {
    Watch watch = new Watch(Thread.currentThread());
    watch.begin(timer.schedule(watch::expire, longest.toMillis(), TimeUnit.MILLISECONDS));
    return watch;
  }

  /** One call. */
  public static final class Watch implements AutoCloseable {
    private final Thread thread;
    private @Nullable ScheduledFuture<?> alarm;
    private boolean over;
    private boolean expired;

    private Watch(Thread thread) {
      this.thread = thread;
    }

    private synchronized void begin(ScheduledFuture<?> future) {
      alarm = future;
    }

    private synchronized void expire() {
      if (!over) {
        expired = true;
        LOG.warn("a call took too long and is ended; thread {}", thread.getName());
        thread.interrupt();
      }
    }

    /** True once the time was up. */
    public synchronized boolean expired() {
      return expired;
    }

    @Override
    public synchronized void close() {
      over = true;
      if (alarm != null) {
        alarm.cancel(false);
      }
      if (expired && thread == Thread.currentThread()) {
        // The thread goes back to the container's pool without the mark.
        boolean cleared = Thread.interrupted();
        LOG.debug("interrupt cleared: {}", cleared);
      }
    }
  }
}
