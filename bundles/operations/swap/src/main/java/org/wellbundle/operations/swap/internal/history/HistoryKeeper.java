package org.wellbundle.operations.swap.internal.history;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.internal.LocalModules;
import org.wellbundle.operations.trust.Refusals;

/**
 * Writes a swap down before whoever asked for it gets the answer, so that no kill between the two
 * loses it. Looks every second for the rest: what the door turned away, what the database didn't
 * take.
 */
@Component(
    immediate = true,
    service = {})
public final class HistoryKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);

  private final LocalModules local;
  private final HistoryRun run;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "wellbundle-history");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public HistoryKeeper(
      @Reference LocalModules local, @Reference Refusals refusals, @Reference HistoryBook book) {
    this.local = local;
    this.run = new HistoryRun(local.engine()::reports, refusals, book::write, node());
    local.engine().afterEach(this::look);
    thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** The last look is this node's last word. */
  @Deactivate
  void stop() throws InterruptedException {
    local.engine().afterEach(() -> {});
    thread.execute(this::look);
    thread.shutdown();
    if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }

  private synchronized void look() {
    try {
      run.run();
    } catch (RuntimeException e) {
      LOG.debug("The history can't be written now; it is brought again", e);
    }
  }

  private static String node() {
    String process = ":" + ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + process;
    } catch (UnknownHostException e) {
      return "unknown" + process;
    }
  }
}
