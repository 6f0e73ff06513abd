package org.wellbundle.core.consent.internal.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.decision.Consents.Rest;
import org.wellbundle.core.consent.internal.decision.Consents.Whose;

/** Objections of others, made as the person's own are. */
@Component
public final class RecordedObjections implements Objections {
  private static final String OBJECTED = "objected";
  private static final String EVERYTHING = "*";

  private final Consents consents;
  private final Purposes purposes;

  @Activate
  public RecordedObjections(@Reference Consents consents, @Reference Purposes purposes) {
    this.consents = consents;
    this.purposes = purposes;
  }

  @Override
  public List<Use> of(TenantId tenant, AccountId account, Locale language) {
    List<String> objected =
        consents.of(tenant, account).restrictions().stream()
            .filter(rest -> rest.kind().equals(OBJECTED))
            .map(RestrictionTable.Restriction::purpose)
            .toList();
    return purposes.all().stream()
        .map(
            declared -> {
              String name = declared.purpose().name();
              return new Use(
                  name,
                  declared.notice(language).title(),
                  objected.contains(name) || objected.contains(EVERYTHING));
            })
        .toList();
  }

  @Override
  public boolean object(
      TenantId tenant, AccountId account, String purpose, Actor by, String correlationId) {
    Optional<PurposeDeclaration> declared = purposes.find(purpose);
    if (declared.isEmpty()) {
      return false;
    }
    consents.decide(
        new Whose(tenant, account, by, correlationId),
        List.of(),
        List.of(new Rest(declared.get().purpose().name(), OBJECTED, true)));
    return true;
  }
}
