package org.wellbundle.operations.commands;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Tenants by the names operators know them by. */
final class TenantKeys {
  private TenantKeys() {}

  /** Its key; its number when its bundle is away, a dash for nobody. */
  static String of(TenantDirectory tenants, @Nullable TenantId id) {
    if (id == null) {
      return "-";
    }
    return tenants.byId(id).map(Tenant::key).orElse("#" + id);
  }

  /** Null for a key that wasn't given. */
  static @Nullable TenantId chosen(TenantDirectory tenants, @Nullable String key) {
    if (key == null) {
      return null;
    }
    return tenants
        .byKey(key)
        .map(Tenant::id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No tenant '%s' is active. There are: %s."
                        .formatted(
                            key,
                            tenants.all().stream()
                                .map(Tenant::key)
                                .sorted()
                                .collect(Collectors.joining(", ")))));
  }
}
