package org.wellbundle.core.sync;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.wellbundle.api.module.SchemaChanges;

/** Registers the tables of this bundle. */
@Component(
    service = {},
    immediate = true)
public final class SyncSchema {
  /** What components that need the tables wait for. */
  public static final String READY = "(schema=sync)";

  /** What those wait for who put dead letters back to work. */
  public static final String DEAD_LETTERS_READY = "(&(schema=sync)(step=V003__dead_letters.sql))";

  /** What those wait for who remove raw payloads. */
  public static final String PARTITIONS_READY = "(&(schema=sync)(step=V004__raw_partitions.sql))";

  /** Needed by what tells of silent providers. */
  public static final String SILENCE_READY = "(&(schema=sync)(step=V006__silence.sql))";

  private final ServiceRegistration<SchemaChanges> registration;

  @Activate
  public SyncSchema(BundleContext context) {
    registration = context.registerService(SchemaChanges.class, changes(), null);
  }

  @Deactivate
  void withdraw() {
    registration.unregister();
  }

  public static SchemaChanges changes() {
    return SchemaChanges.of(
        "sync",
        SyncSchema.class,
        "V001__sync.sql",
        "V002__queues.sql",
        "V003__dead_letters.sql",
        "V004__raw_partitions.sql",
        "V005__sync_person.sql",
        "V006__silence.sql",
        "V007__references.sql");
  }
}
