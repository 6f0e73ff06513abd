package org.wellbundle.platform.messaging.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Brings the tables of the outbox. */
@Component(
    immediate = true,
    service = {})
public final class OutboxSchema {
  /** What has to be there before the outbox can work. */
  static final String READY = "(&(schema=outbox)(step=outbox-003.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public OutboxSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  /** The steps, also for tests of whoever needs an outbox. */
  public static SchemaChanges changes() {
    return SchemaChanges.of(
        "outbox", OutboxSchema.class, "outbox-001.sql", "outbox-002.sql", "outbox-003.sql");
  }
}
