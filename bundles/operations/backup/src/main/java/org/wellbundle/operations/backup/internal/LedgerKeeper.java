package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.owner.OwnerAccess;

/** Every node notes every erasure, whichever node it happened on. */
@Component(
    configurationPid = "org.wellbundle.operations.backup",
    service = HealthCheck.class,
    immediate = true)
public final class LedgerKeeper implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);
  private static final int SECONDS = 5;

  private final OwnerAccess owner;
  private final Ledger ledger;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-erasures"));
  private volatile Result health = Result.fine();

  @Activate
  public LedgerKeeper(BundleContext context, BackupConfig config, @Reference OwnerAccess owner) {
    this.owner = owner;
    this.ledger = new Ledger(Places.of(context, config).ledger());
    thread.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  private void look() {
    try (Connection connection = owner.connect()) {
      note(connection, ledger);
      health = Result.fine();
    } catch (SQLException e) {
      LOG.debug("The database is away", e);
    } catch (IOException | RuntimeException e) {
      String sentence =
          "Erasures can't be noted in %s (%s). Give the service the right to write there."
              .formatted(ledger.file(), e.getMessage());
      if (health.ok()) {
        LOG.error("{}", sentence);
      }
      health = Result.failed(sentence);
    }
  }

  static void note(Connection connection, Ledger ledger) throws SQLException, IOException {
    Erasures erasures = new Erasures(connection);
    ledger.add(erasures.possible() ? erasures.known() : List.of());
  }

  @Override
  public String name() {
    return "erasure-ledger";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    return health;
  }
}
