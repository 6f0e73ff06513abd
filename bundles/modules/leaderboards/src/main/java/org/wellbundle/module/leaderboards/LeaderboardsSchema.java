package org.wellbundle.module.leaderboards;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Registers the schema of this bundle. */
@Component(
    service = {},
    immediate = true)
public final class LeaderboardsSchema {
  static final String NAME = "leaderboards";
  static final String READY = "(schema=" + NAME + ")";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public LeaderboardsSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  public static SchemaChanges changes() {
    return SchemaChanges.of(
        NAME, LeaderboardsSchema.class, "V001__leaderboards.sql", "V002__friends.sql");
  }
}
