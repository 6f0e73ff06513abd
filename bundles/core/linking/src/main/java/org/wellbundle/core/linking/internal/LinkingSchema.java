package org.wellbundle.core.linking.internal;

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
public final class LinkingSchema {
  static final String READY = "(schema=linking)";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public LinkingSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static SchemaChanges changes() {
    return SchemaChanges.of(
        "linking",
        LinkingSchema.class,
        "V001__linking.sql",
        "V002__dispatch.sql",
        "V003__jobs_by_provider.sql",
        "V004__linking_person.sql");
  }
}
