package org.wellbundle.core.consent.internal.audit;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.consent.AuditVerification.Place;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * Notes from time to time where each tenant's chain stands: sealed in the database, and in the log
 * for those who ship it elsewhere.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.wellbundle.core.consent")
public final class Anchoring {
  private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);

  private final Transactions transactions;
  private final TenantDirectory tenants;
  private final AnchorTable anchors;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-audit"));

  /** Settings of this bundle. */
  public @interface Config {
    /** How often chains that grew are anchored. */
    int anchorMinutes() default 5;
  }

  @Activate
  public Anchoring(
      Config config,
      @Reference Transactions transactions,
      @Reference TenantDirectory tenants,
      @Reference Vault vault,
      @Reference(target = PrivacySchemas.AUDIT_READY) SchemaReady schema) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.anchors = new AnchorTable(vault);
    int minutes = Math.max(1, config.anchorMinutes());
    thread.scheduleWithFixedDelay(this::anchorAll, minutes, minutes, TimeUnit.MINUTES);
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  private void anchorAll() {
    Stream.concat(Stream.of(TenantId.PLATFORM), tenants.all().stream().map(Tenant::id))
        .forEach(this::anchor);
  }

  private void anchor(TenantId tenant) {
    try {
      Optional<Place> place = transactions.inTenant(tenant, tx -> anchors.add(tx, tenant));
      place.ifPresent(
          at -> LOG.info("Audit of tenant {} stands at {}:{}", tenant, at.number(), at.hash()));
    } catch (DatabaseException e) {
      LOG.warn("No anchor for the audit of tenant {}: {}", tenant, e.sqlState());
    } catch (RuntimeException e) {
      LOG.error("No anchor for the audit of tenant {}", tenant, e);
    }
  }
}
