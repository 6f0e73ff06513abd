package org.wellbundle.core.tenancy;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Brings the schema {@code tenancy}. */
@Component(service = {})
public final class TenancySchema {
  static final SchemaChanges CHANGES =
      SchemaChanges.of("tenancy", TenancySchema.class, "V001__tenants.sql", "V002__switches.sql");

  static final String SWITCHES_READY = "(&(schema=tenancy)(step=V002__switches.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public TenancySchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, CHANGES, null);
  }

  @Deactivate
  void deactivate() {
    registration.unregister();
  }
}
