package org.wellbundle.operations.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.consent.AuditVerification;
import org.wellbundle.api.consent.AuditVerification.Broken;
import org.wellbundle.api.consent.AuditVerification.Outcome;
import org.wellbundle.api.consent.AuditVerification.Unbroken;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Follows the chains of the audit. */
@Path("/operator/audit-checks")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.OPERATION_READ)
public final class AuditResource {
  private static final String PLATFORM = "(platform)";

  private final AuditVerification verification;
  private final TenantDirectory tenants;

  AuditResource(AuditVerification verification, TenantDirectory tenants) {
    this.verification = verification;
    this.tenants = tenants;
  }

  /** One chain for each tenant, and the platform's own. */
  public record Chains(List<Chain> chains) {
    public Chains {
      chains = List.copyOf(chains);
    }
  }

  /**
   * @param code {@code unbroken}, or what was found
   * @param head number and hash of the last entry, to note elsewhere; null when it is broken
   */
  public record Chain(
      String tenant,
      boolean unbroken,
      String code,
      long entries,
      int anchors,
      @Nullable String head,
      @Nullable String finding) {}

  /** Reads every entry, so it takes a while. Changes nothing. */
  @POST
  public Chains check() {
    List<Chain> chains = new ArrayList<>();
    chains.add(chain(PLATFORM, TenantId.PLATFORM));
    for (Tenant each : tenants.all()) {
      chains.add(chain(each.key(), each.id()));
    }
    return new Chains(chains);
  }

  private Chain chain(String key, TenantId tenant) {
    Outcome outcome = verification.verify(tenant, null);
    if (outcome instanceof Broken broken) {
      return new Chain(key, false, broken.code(), broken.entries(), 0, null, broken.sentence());
    }
    Unbroken whole = (Unbroken) outcome;
    String head = whole.head().number() + ":" + whole.head().hash();
    return new Chain(key, true, "unbroken", whole.entries(), whole.anchors(), head, null);
  }
}
