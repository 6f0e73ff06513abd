package org.wellbundle.module.challenges;

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
public final class ChallengesSchema {
  static final String NAME = "challenges";
  static final String READY = "(schema=" + NAME + ")";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public ChallengesSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static SchemaChanges changes() {
    return SchemaChanges.of(
        NAME, ChallengesSchema.class, "V001__challenges.sql", "V002__teams_and_appeals.sql");
  }
}
