package org.wellbundle.platform.mail.internal;

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
public final class MailSchema {
  static final String READY = "(&(schema=mail)(step=V004__bounces.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public MailSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  /** The steps. */
  public static SchemaChanges changes() {
    return SchemaChanges.of(
        "mail",
        MailSchema.class,
        "V001__mail.sql",
        "V002__dispatch.sql",
        "V003__person.sql",
        "V004__bounces.sql");
  }
}
