package org.wellbundle.api.tenant;

/**
 * Number of a tenant. First column of every key of tenant-owned data, and what row-level security
 * compares.
 */
public record TenantId(int value) {
  /** Where the accounts of operators lie: no employer's, reached through the platform host only. */
  public static final TenantId PLATFORM = new TenantId(0);

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
