package org.wellbundle.core.consent.internal;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Registers the schemas of this bundle. */
@Component(
    service = {},
    immediate = true)
public final class PrivacySchemas {
  public static final String AUDIT_READY = "(schema=audit)";
  public static final String CONSENT_READY = "(schema=consent)";
  public static final String ACCESS_RETENTION_READY =
      "(&(schema=consent)(step=V002__consent_retention.sql))";

  public static final String LEAVING_READY = "(&(schema=consent)(step=V003__consent_leaving.sql))";

  public static final String PROFILE_LEAVING_READY =
      "(&(schema=consent)(step=V004__profile_leaving.sql))";

  private final List<ServiceRegistration<SchemaChanges>> registrations;

  @Activate
  public PrivacySchemas(BundleContext context) {
    registrations =
        List.of(
            context.registerService(SchemaChanges.class, audit(), null),
            context.registerService(SchemaChanges.class, consent(), null));
  }

  @Deactivate
  void stop() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  public static SchemaChanges audit() {
    return SchemaChanges.of("audit", PrivacySchemas.class, "V001__audit.sql");
  }

  public static SchemaChanges consent() {
    return SchemaChanges.of(
        "consent",
        PrivacySchemas.class,
        "V001__consent.sql",
        "V002__consent_retention.sql",
        "V003__consent_leaving.sql",
        "V004__profile_leaving.sql");
  }
}
