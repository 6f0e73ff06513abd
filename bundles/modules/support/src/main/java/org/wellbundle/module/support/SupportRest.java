package org.wellbundle.module.support;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.consent.Departures;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.link.LinkDirectory;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AccessLog;
import org.wellbundle.platform.secrets.Vault;

/** Publishes the resources of this bundle. */
@Component
public final class SupportRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public SupportRest(
      @Reference Transactions transactions,
      @Reference Mails mails,
      @Reference AccountContacts contacts,
      @Reference Vault vault,
      @Reference LinkDirectory links,
      @Reference LinkHistory history,
      @Reference AccessLog accessLog,
      @Reference Departures departures,
      @Reference Objections objections,
      @Reference Outbox outbox,
      @Reference CurrentRequest current,
      @Reference(target = SupportSchema.READY) SchemaReady schema) {
    resources =
        Set.of(
            new HelpResource(new Requests(transactions, mails, contacts, vault), current),
            new AgentResource(
                new MemberLookup(
                    transactions,
                    contacts,
                    links,
                    history,
                    accessLog,
                    departures,
                    objections,
                    outbox),
                current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("support");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
