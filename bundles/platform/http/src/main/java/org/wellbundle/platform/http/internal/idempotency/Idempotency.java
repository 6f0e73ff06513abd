package org.wellbundle.platform.http.internal.idempotency;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;

/** Kept answers while the database is there, and their removal when they are old. */
@Component(service = Idempotency.class)
public final class Idempotency {
  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
  private static final String READY = "(&(schema=http)(step=http-001.sql))";
  private static final int ROWS_AT_ONCE = 5_000;
  private static final int MINUTES = 15;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Transactions transactions;

  @Reference(
      target = READY,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable SchemaReady schema;

  private final @Nullable ServiceRegistration<SchemaChanges> registration;
  private final ScheduledExecutorService cleaner =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "wellbundle-idempotency");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public Idempotency(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
    cleaner.scheduleWithFixedDelay(this::cleanQuietly, 1, MINUTES, TimeUnit.MINUTES);
  }

  /** Over a database that is there, for tests. */
  public Idempotency(Transactions transactions, SchemaReady schema) {
    this.transactions = transactions;
    this.schema = schema;
    this.registration = null;
  }

  @Deactivate
  void stop() {
    cleaner.shutdownNow();
    if (registration != null) {
      registration.unregister();
    }
  }

  /** The schema's steps. */
  public static SchemaChanges changes() {
    return SchemaChanges.of("http", Idempotency.class, "http-001.sql", "http-002.sql");
  }

  KeptAnswers answers() {
    Transactions now = transactions;
    if (now == null || schema == null) {
      throw new Problem(
          503,
          "service.unavailable",
          "The service is starting. Please try again in a moment.",
          Map.of("retryAfter", 5));
    }
    return new KeptAnswers(now);
  }

  /** Removes what is older than a day. Returns the number of answers. */
  int clean(Clock clock) {
    Transactions now = transactions;
    if (now == null || schema == null) {
      return 0;
    }
    return now.asDispatcher(
        tx -> {
          try (var call =
              tx.connection().prepareStatement("select dispatch.idempotency_purge(?, ?)")) {
            call.setObject(
                1, clock.instant().minus(KeptAnswers.KEPT).atOffset(java.time.ZoneOffset.UTC));
            call.setInt(2, ROWS_AT_ONCE);
            try (var row = call.executeQuery()) {
              return row.next() ? row.getInt(1) : 0;
            }
          }
        });
  }

  private void cleanQuietly() {
    try {
      int removed = clean(Clock.systemUTC());
      LOG.debug("{} kept answers removed", removed);
    } catch (DatabaseException e) {
      LOG.warn("Kept answers can't be removed now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Kept answers can't be removed", e);
    }
  }
}
