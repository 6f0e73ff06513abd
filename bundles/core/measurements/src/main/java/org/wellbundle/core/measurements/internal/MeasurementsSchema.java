package org.wellbundle.core.measurements.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Brings the schema {@code measurements}. */
@Component(service = {})
public final class MeasurementsSchema {
  public static final SchemaChanges CHANGES =
      SchemaChanges.of(
          "measurements",
          MeasurementsSchema.class,
          "V001__measurements.sql",
          "V002__measurements_person.sql",
          "V003__measurements_profile.sql");

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public MeasurementsSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, CHANGES, null);
  }

  @Deactivate
  void deactivate() {
    registration.unregister();
  }
}
