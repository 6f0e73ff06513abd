package org.wellbundle.core.accounts;

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
public final class AccountsSchema {
  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public AccountsSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  public void stop() {
    registration.unregister();
  }

  public static SchemaChanges changes() {
    return SchemaChanges.of(
        "accounts",
        AccountsSchema.class,
        "V001__accounts.sql",
        "V002__sign_in.sql",
        "V003__accounts_person.sql",
        "V004__second_factor.sql");
  }
}
