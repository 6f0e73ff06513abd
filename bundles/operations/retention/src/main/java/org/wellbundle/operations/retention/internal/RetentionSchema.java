package org.wellbundle.operations.retention.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Brings the schema {@code retention}. */
@Component(
    immediate = true,
    service = {})
public final class RetentionSchema {
  static final String READY = "(schema=retention)";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public RetentionSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static SchemaChanges changes() {
    return SchemaChanges.of("retention", RetentionSchema.class, "retention-001.sql");
  }
}
