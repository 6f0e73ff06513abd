package org.wellbundle.module.notifications;

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
public final class NotificationsSchema {
  static final String NAME = "notifications";
  static final String READY = "(schema=" + NAME + ")";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public NotificationsSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static SchemaChanges changes() {
    return SchemaChanges.of(NAME, NotificationsSchema.class, "V001__notifications.sql");
  }
}
