package org.wellbundle.core.providers.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Registers this bundle's tables. */
@Component(
    immediate = true,
    service = {})
public final class ProvidersSchema {
  public static final String READY = "(schema=providers)";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public ProvidersSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  public static SchemaChanges changes() {
    return SchemaChanges.of(
        "providers",
        ProvidersSchema.class,
        "V001__providers.sql",
        "V002__scopes.sql",
        "V003__providers_person.sql",
        "V004__hook_hash.sql");
  }

  @Deactivate
  void withdraw() {
    registration.unregister();
  }
}
