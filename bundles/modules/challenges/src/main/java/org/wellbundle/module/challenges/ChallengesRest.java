package org.wellbundle.module.challenges;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.module.challenges.http.ChallengeResources;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.pictures.Pictures;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/** Publishes the resources of this bundle. */
@Component
public final class ChallengesRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public ChallengesRest(
      @Reference Transactions transactions,
      @Reference ConsentCheck consent,
      @Reference ConsentDecisions decisions,
      @Reference Outbox outbox,
      @Reference AuditLog audit,
      @Reference AccountContacts contacts,
      @Reference Pictures pictures,
      @Reference Announcing announcing,
      @Reference CurrentRequest current,
      @Reference(target = "(schema=consent)") SchemaReady consents,
      @Reference(target = ChallengesSchema.READY) SchemaReady schema) {
    Clock clock = Clock.systemUTC();
    Sharing sharing = new Sharing(consent, decisions);
    resources =
        ChallengeResources.of(
            transactions,
            new Organising(transactions, outbox, audit, clock),
            new Joining(transactions, sharing, pictures, outbox, audit, clock),
            new Teams(transactions, pictures, outbox, clock),
            new Appeals(transactions, outbox, audit, clock),
            sharing,
            announcing,
            contacts,
            current,
            clock);
  }

  @Override
  public Set<String> roots() {
    return Set.of(ChallengesSchema.NAME);
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
