package org.wellbundle.module.notifications;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.secrets.Vault;

/** Publishes the resources of this bundle. */
@Component
public final class NotificationsRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public NotificationsRest(
      @Reference Transactions transactions,
      @Reference Kinds kinds,
      @Reference CurrentRequest current,
      @Reference EventStreams streams,
      @Reference Vault vault,
      @Reference(target = NotificationsSchema.READY) SchemaReady schema) {
    resources =
        Set.of(
            new InboxResource(transactions, kinds, current, streams),
            new PreferencesResource(transactions, kinds, current),
            new UnsubscribeResource(transactions, current, vault));
  }

  @Override
  public Set<String> roots() {
    return Set.of("notifications");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
