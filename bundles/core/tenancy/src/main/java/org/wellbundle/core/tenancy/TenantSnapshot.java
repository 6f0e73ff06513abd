package org.wellbundle.core.tenancy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;

/** The tenants at one moment, and the claims that lost. Immutable once made. */
final class TenantSnapshot {
  static final TenantSnapshot EMPTY = new TenantSnapshot(List.of());

  private final Map<String, TenantEntry> byKey = new HashMap<>();
  private final Map<String, Tenant> byHost = new HashMap<>();
  private final Map<TenantId, Tenant> byId = new HashMap<>();
  private final Map<Long, String> clashes = new TreeMap<>();
  private final List<Tenant> all;

  /**
   * @param entries in the order of their claims
   */
  TenantSnapshot(Collection<TenantEntry> entries) {
    for (TenantEntry entry : entries) {
      String clash = clash(entry.tenant());
      if (clash == null) {
        accept(entry);
      } else {
        clashes.put(entry.source(), clash);
      }
    }
    all = byId.values().stream().sorted(Comparator.comparing(Tenant::key)).toList();
  }

  Optional<Tenant> byHost(String host) {
    return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)));
  }

  Optional<Tenant> byId(TenantId id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<TenantEntry> byKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  List<Tenant> all() {
    return all;
  }

  /** Why a source's tenant isn't in here, by source. */
  Map<Long, String> clashes() {
    return clashes;
  }

  private @Nullable String clash(Tenant tenant) {
    if (byKey.containsKey(tenant.key())) {
      return "tenant \"" + tenant.key() + "\" is already provided by another bundle";
    }
    for (String host : tenant.hosts()) {
      Tenant owner = byHost.get(host);
      if (owner != null) {
        return "host "
            + host
            + " of tenant \""
            + tenant.key()
            + "\" already belongs to tenant \""
            + owner.key()
            + "\"";
      }
    }
    return null;
  }

  private void accept(TenantEntry entry) {
    Tenant tenant = entry.tenant();
    byKey.put(tenant.key(), entry);
    byId.put(tenant.id(), tenant);
    tenant.hosts().forEach(host -> byHost.put(host, tenant));
  }
}
