package org.wellbundle.core.consent.internal.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** The purposes that are declared now, by any bundle. Each is made known to the database once. */
@Component(service = Purposes.class, immediate = true)
public final class Purposes {
  private static final Logger LOG = LoggerFactory.getLogger(Purposes.class);
  private static final int RETRY_SECONDS = 2;

  private final Transactions transactions;
  private final Map<PurposeId, PurposeDeclaration> declared = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-purposes"));

  @Activate
  public Purposes(
      @Reference Transactions transactions,
      @Reference(target = PrivacySchemas.CONSENT_READY) SchemaReady schema) {
    this(transactions);
  }

  Purposes(Transactions transactions) {
    this.transactions = transactions;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(PurposeDeclaration declaration) {
    thread.execute(() -> publish(declaration));
  }

  void remove(PurposeDeclaration declaration) {
    if (!thread.isShutdown()) {
      thread.execute(() -> declared.remove(declaration.purpose(), declaration));
    }
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  /** In the order of the page. */
  public List<PurposeDeclaration> all() {
    return declared.values().stream()
        .sorted(Comparator.comparingInt(PurposeDeclaration::order))
        .toList();
  }

  public Optional<PurposeDeclaration> find(String name) {
    return declared.values().stream().filter(it -> it.purpose().name().equals(name)).findFirst();
  }

  void publish(PurposeDeclaration declaration) {
    try {
      // The tables are of no tenant; a transaction has to name one all the same.
      transactions.runInTenant(TenantId.PLATFORM, tx -> PurposeTable.publish(tx, declaration));
      declared.merge(
          declaration.purpose(),
          declaration,
          (known, more) -> more.version() >= known.version() ? more : known);
    } catch (DatabaseException e) {
      LOG.warn("Purpose {} can't be declared: {}", declaration.purpose().name(), e.sqlState());
      thread.schedule(() -> publish(declaration), RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }
}
