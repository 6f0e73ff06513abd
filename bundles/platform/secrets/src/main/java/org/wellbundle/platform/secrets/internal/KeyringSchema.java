package org.wellbundle.platform.secrets.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Brings the tables of account keys. */
@Component(
    immediate = true,
    service = {})
public final class KeyringSchema {
  /** What has to be there before the vault can work. */
  static final String READY = "(&(schema=keyring)(step=keyring-001.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public KeyringSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  static SchemaChanges changes() {
    return SchemaChanges.of("keyring", KeyringSchema.class, "keyring-001.sql");
  }
}
