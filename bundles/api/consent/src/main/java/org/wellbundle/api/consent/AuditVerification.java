package org.wellbundle.api.consent;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** Checks that nobody changed what is on record. */
@ProviderType
public interface AuditVerification {
  /**
   * Follows a tenant's chain from its first entry to its head, and compares it with the anchors.
   *
   * @param known a place of the chain that was noted elsewhere, from a log for example; null for
   *     none
   */
  Outcome verify(TenantId tenant, @Nullable Place known);

  /** Where a chain stood once. */
  record Place(long number, String hash) {}

  /** What came of it. */
  sealed interface Outcome {
    long entries();
  }

  /** All entries are as they were written. */
  record Unbroken(long entries, int anchors, Place head) implements Outcome {}

  /**
   * The first entry that is not.
   *
   * @param number its number in the chain
   * @param code {@code altered}, {@code removed}, {@code reordered}, {@code added}, {@code
   *     truncated}, {@code forked} or {@code anchor-altered}
   * @param sentence what was found, for an operator
   */
  record Broken(long entries, long number, String code, String sentence) implements Outcome {}
}
