package org.wellbundle.platform.database.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.owner.OwnerAccess;
import org.wellbundle.platform.database.owner.StartTask;

/**
 * Brings the database up on a thread of its own, so that the container goes on starting, and
 * registers {@link Transactions} when it is there. Afterwards takes its pulse, and starts an
 * embedded server that died again. A database that can't be had is tried for ever.
 */
@Component(
    configurationPid = "org.wellbundle.platform.database",
    immediate = true,
    service = HealthCheck.class)
public final class DatabaseComponent implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);
  private static final int PULSE_SECONDS = 2;
  private static final int STOP_SECONDS = 60;

  private final BundleContext context;
  private final DatabaseConfig config;
  private final Path dataDir;
  private final AtomicReference<@Nullable StartTask> startTask = new AtomicReference<>();
  private final StartGate gate;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-database"));
  private final List<ServiceRegistration<?>> services = new ArrayList<>();
  private @Nullable RunningDatabase database;
  private volatile Result health = Result.failed("the database is starting");

  @Activate
  public DatabaseComponent(BundleContext context, DatabaseConfig config) {
    this.context = context;
    this.config = config;
    this.dataDir = dataDir(context, config);
    this.gate = new StartGate(dataDir, startTask::get);
    thread.scheduleWithFixedDelay(this::look, 0, PULSE_SECONDS, TimeUnit.SECONDS);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeStartTask")
  void setStartTask(StartTask task) {
    startTask.set(task);
  }

  void removeStartTask(StartTask task) {
    startTask.compareAndSet(task, null);
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("The database is still starting; it is left alone");
      return;
    }
    services.forEach(ServiceRegistration::unregister);
    RunningDatabase running = database;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    return health;
  }

  private void look() {
    try {
      RunningDatabase running = database;
      if (running == null) {
        running = RunningDatabase.start(config, dataDir, gate);
        database = running;
        offer(running);
      } else {
        running.revive();
      }
      String complaint = running.complaint();
      say(complaint.isEmpty() ? Result.fine() : Result.failed(complaint));
    } catch (RuntimeException e) {
      LOG.debug("No database", e);
      say(Result.failed(String.valueOf(e.getMessage())));
    }
  }

  /** Logs changes only: a database that is away is a state, not a line every two seconds. */
  private void say(Result now) {
    Result before = health;
    health = now;
    if (!now.equals(before)) {
      if (now.ok()) {
        LOG.info("The database is up");
      } else {
        LOG.error("The database is not up: {}", now.message());
      }
    }
  }

  private void offer(RunningDatabase running) {
    register(Migrations.class, running.migrations());
    register(Transactions.class, running.pools().transactions());
    register(IndependentTransactions.class, running.pools().independentTransactions());
    register(MetricsSource.class, running.pools().metrics());
    register(OwnerAccess.class, running.ownerAccess());
  }

  private <T> void register(Class<T> type, T service) {
    services.add(context.registerService(type, service, null));
  }

  private static Path dataDir(BundleContext context, DatabaseConfig config) {
    if (!config.dataDir().isBlank()) {
      return Path.of(config.dataDir());
    }
    String karaf = context.getProperty("karaf.data");
    return Path.of(karaf == null ? "data" : karaf);
  }
}
