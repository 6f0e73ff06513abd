package org.wellbundle.platform.privacy;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.consent.AccessNote;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Who looked at whose data. The person reads it, and it goes on the audit's record. */
@ProviderType
public interface AccessLog {
  /**
   * Notes a look in the transaction that reads. Who reads a member's data for somebody else calls
   * it before handing anything out.
   */
  void note(Transaction tx, TenantId tenant, AccessNote note);
}
