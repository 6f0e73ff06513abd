package org.wellbundle.core.sync;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
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
import org.wellbundle.core.providers.GrantedScopes;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderWatcher;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.secrets.Vault;

/** This node's part in syncing: one thread that looks, a few that work. */
@Component(
    immediate = true,
    service = {LinkLifecycle.class, SyncProgress.class, ProviderWatcher.class},
    configurationPid = "org.wellbundle.core.sync")
public final class SyncNode implements LinkLifecycle, SyncProgress, ProviderWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(SyncNode.class);
  private static final int MOST_THREADS = 64;

  /** Without a ring, for what the broker lost; what comes due is looked at in time. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final SyncBell bell;
  private final ThreadPoolExecutor workers;
  private final SyncEngine engine;
  private final Looker looker;
  private final Thread thread;

  @Activate
  public SyncNode(
      @Reference Transactions transactions,
      @Reference ProviderGateway gateway,
      @Reference GrantedScopes scopes,
      @Reference Budgets budgets,
      @Reference Links links,
      @Reference AccountDirectory accounts,
      @Reference MeasurementStore store,
      @Reference Vault vault,
      @Reference Outbox outbox,
      @Reference EventStreams streams,
      @Reference ConsentCheck consents,
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
                transactions,
                gateway,
                scopes,
                budgets,
                links,
                accounts,
                store,
                vault,
                outbox,
                streams,
                consents),
            SyncSettings.of(config),
            "node-" + UUID.randomUUID(),
            workers,
            Clock.systemUTC(),
            bell::ring);
    this.looker = new Looker(engine.loop(), bell, LONGEST);
    this.thread = new Thread(looker, "sync-loop");
    thread.start();
  }

  /** Lets what runs come to its end; what doesn't in time goes to whoever takes its lease. */
  @Deactivate
  void stop() throws InterruptedException {
    looker.stop();
    thread.interrupt();
    thread.join(2_000);
    workers.shutdown();
    if (!workers.awaitTermination(8, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }

  @Override
  public void linked(Transaction tx, LinkView link, String correlationId) {
    run(() -> engine.plans().begin(tx, link, correlationId));
    tx.afterCommit(bell::ringEverywhere);
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
    tx.afterCommit(bell::ringEverywhere);
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
