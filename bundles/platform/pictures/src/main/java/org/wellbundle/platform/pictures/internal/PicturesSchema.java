package org.wellbundle.platform.pictures.internal;

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
public final class PicturesSchema {
  static final String PERSON_READY = "(&(schema=pictures)(step=V002__pictures_person.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public PicturesSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static SchemaChanges changes() {
    return SchemaChanges.of(
        "pictures",
        PicturesSchema.class,
        "V001__pictures.sql",
        "V002__pictures_person.sql",
        "V003__pictures_profile.sql");
  }
}
