package org.wellbundle.operations.swap.internal.desired;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Brings the schema {@code modules}. */
@Component(
    immediate = true,
    service = {})
public final class ModulesSchema {
  static final String READY = "(&(schema=modules)(step=modules-001.sql))";

  /** What the history waits for. */
  public static final String HISTORY_READY = "(&(schema=modules)(step=modules-002.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public ModulesSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void stop() {
    registration.unregister();
  }

  /** The steps, also for tests. */
  public static SchemaChanges changes() {
    return SchemaChanges.of("modules", ModulesSchema.class, "modules-001.sql", "modules-002.sql");
  }
}
