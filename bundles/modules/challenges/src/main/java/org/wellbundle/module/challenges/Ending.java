package org.wellbundle.module.challenges;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;

/** Looks each minute whether a challenge's time is over. That several nodes ask does no harm. */
@Component(
    service = {},
    immediate = true)
public final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
  private static final long SECONDS = 60;

  private final TenantDirectory tenants;
  private final Finals finals;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "challenges-ending");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public Ending(
      @Reference TenantDirectory tenants,
      @Reference Transactions transactions,
      @Reference Outbox outbox,
      @Reference AuditLog audit,
      @Reference(target = ChallengesSchema.READY) SchemaReady schema) {
    this.tenants = tenants;
    this.finals = new Finals(transactions, outbox, audit, Clock.systemUTC());
    thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  private void look() {
    try {
      tenants.all().forEach(tenant -> finals.ask(tenant.id()));
    } catch (DatabaseException e) {
      LOG.debug("Ending challenges must wait", e);
    }
  }
}
