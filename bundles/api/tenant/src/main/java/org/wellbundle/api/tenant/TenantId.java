package org.wellbundle.api.tenant;

/**
 * Number of a tenant. First column of every key of tenant-owned data, and what row-level security
 * compares.
 */
public record TenantId(int value) {
  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
