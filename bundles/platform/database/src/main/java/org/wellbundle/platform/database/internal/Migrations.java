package org.wellbundle.platform.database.internal;

import org.wellbundle.platform.database.internal.schema.SchemaAudit;
import org.wellbundle.platform.database.internal.schema.SchemaRunner;

/** Registered once the database is up: what changes schemas, and what checks them. */
public record Migrations(SchemaRunner runner, SchemaAudit audit) {}
