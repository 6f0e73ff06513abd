package org.wellbundle.core.tenancy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.Tenant.Switches;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/**
 * The directory of tenants. Reads are lock-free on a snapshot; each change folds all claims into a
 * new one, so a claim that lost comes in by itself once the winner is gone.
 */
@Component(service = {TenantDirectory.class, TenantRegistry.class})
public final class TenantRegistry implements TenantDirectory {
  private final SortedMap<Long, TenantEntry> entries = new TreeMap<>();
  private final SortedMap<Long, String> refused = new TreeMap<>();
  private volatile TenantSnapshot snapshot = TenantSnapshot.EMPTY;

  @Override
  public Optional<Tenant> byHost(String host) {
    return snapshot.byHost(host);
  }

  @Override
  public Optional<Tenant> byId(TenantId id) {
    return snapshot.byId(id);
  }

  @Override
  public Optional<Tenant> byKey(String key) {
    return snapshot.byKey(key).map(TenantEntry::tenant);
  }

  @Override
  public List<Tenant> all() {
    return snapshot.all();
  }

  Optional<TenantEntry> entry(Tenant tenant) {
    return snapshot.byKey(tenant.key());
  }

  /** Adds or replaces a source's tenant. Returns why it isn't reachable, empty when it is. */
  synchronized Optional<String> put(TenantEntry entry) {
    refused.remove(entry.source());
    entries.put(entry.source(), entry);
    snapshot = new TenantSnapshot(entries.values());
    return Optional.ofNullable(snapshot.clashes().get(entry.source()));
  }

  /** Takes the switches of all tenants, and says for which of them something changed. */
  synchronized Set<TenantId> switched(Map<TenantId, Switches> all) {
    Set<TenantId> changed = new HashSet<>();
    entries.replaceAll(
        (source, entry) -> {
          Tenant tenant = entry.tenant();
          Switches now = all.getOrDefault(tenant.id(), Switches.NONE);
          if (now.equals(tenant.switches())) {
            return entry;
          }
          changed.add(tenant.id());
          return entry.with(tenant.with(now));
        });
    if (!changed.isEmpty()) {
      snapshot = new TenantSnapshot(entries.values());
    }
    return changed;
  }

  /** Notes that a source has no usable tenant. */
  synchronized void refuse(long source, String sentence) {
    forget(source);
    refused.put(source, sentence);
  }

  /** The source is gone. */
  synchronized void forget(long source) {
    refused.remove(source);
    if (entries.remove(source) != null) {
      snapshot = new TenantSnapshot(entries.values());
    }
  }

  /** Sentences about sources without a reachable tenant, by source. */
  synchronized Map<Long, String> problems() {
    Map<Long, String> problems = new TreeMap<>(refused);
    problems.putAll(snapshot.clashes());
    return problems;
  }
}
