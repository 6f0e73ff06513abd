package org.wellbundle.core.consent.internal.person;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** The parts that hold data about people: those here now, and the memory of all others. */
@Component(service = Parts.class, immediate = true)
public final class Parts {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
  private static final int RETRY_SECONDS = 2;

  private final Transactions transactions;
  private final List<PersonalData> here = new CopyOnWriteArrayList<>();
  private final Set<PersonalData> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-people"));

  @Activate
  public Parts(
      @Reference Transactions transactions,
      @Reference(target = PrivacySchemas.CONSENT_READY) SchemaReady schema) {
    this(transactions);
  }

  Parts(Transactions transactions) {
    this.transactions = transactions;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(PersonalData part) {
    waiting.add(part);
    thread.execute(() -> remember(part));
  }

  void remove(PersonalData part) {
    waiting.remove(part);
    here.remove(part);
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  /** Waits until all that was registered so far was looked at. */
  void settle() {
    try {
      thread.submit(() -> {}).get(RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  List<PersonalData> here() {
    return here.stream().sorted(Comparator.comparingInt(PersonalData::order)).toList();
  }

  Set<String> known() {
    return transactions.inTenant(TenantId.PLATFORM, PartTable::all).stream()
        .map(PartTable.Part::name)
        .collect(Collectors.toSet());
  }

  /** Its schema may still be on its way. */
  void remember(PersonalData part) {
    try {
      if (!part.schema().matches("[a-z][a-z0-9_]{1,40}")) {
        LOG.error("Part {} names a bad schema {}", part.name(), part.schema());
        return;
      }
      boolean known =
          transactions.inTenant(
              TenantId.PLATFORM,
              tx -> {
                boolean complete = PartTable.hasFunctions(tx, part.schema());
                if (complete) {
                  PartTable.remember(tx, part);
                }
                return complete;
              });
      if (known && waiting.remove(part)) {
        here.add(part);
        return;
      }
      if (known) {
        return;
      }
      LOG.info("Part {} has no erase_person and restrict_person yet", part.name());
    } catch (DatabaseException e) {
      LOG.warn("Part {} can't be remembered yet: {}", part.name(), e.sqlState());
    }
    thread.schedule(() -> retry(part), RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private void retry(PersonalData part) {
    if (waiting.contains(part)) {
      remember(part);
    }
  }
}
