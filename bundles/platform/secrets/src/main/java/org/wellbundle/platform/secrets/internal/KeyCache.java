package org.wellbundle.platform.secrets.internal;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.wellbundle.api.tenant.TenantId;

/**
 * Account keys in use. Bounded in number and in age: a key that another node shredded is forgotten
 * here before long.
 */
final class KeyCache {
  private final Duration age;
  private final LongSupplier nanos;
  private final Map<Owner, Entry> entries;

  private record Owner(TenantId tenant, long account) {}

  private record Entry(Aead key, long since) {}

  KeyCache(int most, Duration age, LongSupplier nanos) {
    this.age = age;
    this.nanos = nanos;
    this.entries =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Owner, Entry> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<Aead> get(TenantId tenant, long account) {
    Owner owner = new Owner(tenant, account);
    Entry entry = entries.get(owner);
    if (entry == null || nanos.getAsLong() - entry.since() > age.toNanos()) {
      entries.remove(owner);
      return Optional.empty();
    }
    return Optional.of(entry.key());
  }

  synchronized void put(TenantId tenant, long account, Aead key) {
    entries.put(new Owner(tenant, account), new Entry(key, nanos.getAsLong()));
  }

  synchronized void drop(TenantId tenant, long account) {
    entries.remove(new Owner(tenant, account));
  }
}
