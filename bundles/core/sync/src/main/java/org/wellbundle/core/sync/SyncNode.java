package org.wellbundle.core.sync;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.LinkLifecycle;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.linking.SyncProgress;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderWatcher;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.secrets.Vault;

/** This node's part in syncing: one thread that looks, a few that work. */
@Component(
    immediate = true,
    service = {LinkLifecycle.class, SyncProgress.class, ProviderWatcher.class},
    configurationPid = "org.wellbundle.core.sync")
public final class SyncNode implements LinkLifecycle, SyncProgress, ProviderWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(SyncNode.class);
  private static final int MOST_THREADS = 64;
  private static final long POLL_MILLIS = 500;
  private static final long PAUSE_MILLIS = 20;
  private static final long AWAY_MILLIS = 1_000;

  private final SyncBell bell;
  private final ThreadPoolExecutor workers;
  private final SyncEngine engine;
  private final Thread looker;
  private volatile boolean stopped;

  @Activate
  public SyncNode(
      @Reference Transactions transactions,
      @Reference ProviderGateway gateway,
      @Reference Budgets budgets,
      @Reference Links links,
      @Reference AccountDirectory accounts,
      @Reference MeasurementStore store,
      @Reference Vault vault,
      @Reference Outbox outbox,
      @Reference EventStreams streams,
      @Reference SyncBell bell,
      @Reference(target = SyncSchema.READY) SchemaReady schema,
      SyncConfig config) {
    this.bell = bell;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "sync-" + number.incrementAndGet()));
    this.engine =
        new SyncEngine(
            new SyncEngine.Neighbours(
                transactions, gateway, budgets, links, accounts, store, vault, outbox, streams),
            SyncSettings.of(config),
            "node-" + UUID.randomUUID(),
            workers,
            Clock.systemUTC(),
            bell::ring);
    this.looker = new Thread(this::look, "sync-loop");
    looker.start();
  }

  /** Lets what runs come to its end; what doesn't in time goes to whoever takes its lease. */
  @Deactivate
  void stop() throws InterruptedException {
    stopped = true;
    looker.interrupt();
    looker.join(2_000);
    workers.shutdown();
    if (!workers.awaitTermination(8, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }

  private void look() {
    boolean away = false;
    while (!stopped) {
      try {
        engine.loop().round();
        away = false;
        bell.await(POLL_MILLIS);
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

  private void pause() {
    try {
      Thread.sleep(AWAY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void linked(Transaction tx, LinkView link, String correlationId) {
    run(() -> engine.plans().begin(tx, link, correlationId));
    tx.afterCommit(bell::ring);
  }

  @Override
  public void unlinked(Transaction tx, LinkView link, String correlationId) {
    run(() -> engine.plans().end(tx, link.id()));
  }

  @Override
  public Progress of(Transaction tx, LinkView link) {
    try {
      return engine.progress().of(tx, link);
    } catch (SQLException e) {
      throw database(e);
    }
  }

  @Override
  public void syncNow(Transaction tx, LinkView link, String correlationId) {
    run(() -> engine.plans().syncNow(tx, link, correlationId));
    tx.afterCommit(bell::ring);
  }

  @Override
  public void available(String providerId) {
    bell.ring();
  }

  @Override
  public void unavailable(String providerId) {
    LOG.info("Tasks of {} wait until it is back", providerId);
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw database(e);
    }
  }

  private static DatabaseException database(SQLException e) {
    String state = e.getSQLState();
    return new DatabaseException("sync: " + e.getMessage(), state == null ? "" : state, null, e);
  }
}
