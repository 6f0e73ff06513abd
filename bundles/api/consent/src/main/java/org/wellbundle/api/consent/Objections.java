package org.wellbundle.api.consent;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.tenant.TenantId;

/** Objections to a use of somebody's data, recorded by others at that person's request. */
@ProviderType
public interface Objections {
  /** What may be objected to, in the order of the person's own page. */
  List<Use> of(TenantId tenant, AccountId account, Locale language);

  /**
   * The use ends with the commit. On record, with who did it; who objects at a member's request
   * notes that in the {@code AccessLog} beside. Only the person takes it back.
   *
   * @param purpose name of a purpose that is declared now
   * @return false when there is no such purpose
   */
  boolean object(
      TenantId tenant, AccountId account, String purpose, Actor by, String correlationId);

  /**
   * @param purpose name of the purpose
   * @param title in the language asked for
   * @param objected true when it is objected to, by itself or with everything
   */
  record Use(String purpose, String title, boolean objected) {}
}
