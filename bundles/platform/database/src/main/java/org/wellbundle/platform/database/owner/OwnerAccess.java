package org.wellbundle.platform.database.owner;

import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.module.SchemaChanges;

/** The database as its owner sees it: beyond row-level security, without limits of time. */
@ProviderType
public interface OwnerAccess {
  /** A schema that is there while a restore is under way; no node serves meanwhile. */
  String PENDING = "restore_pending";

  /** A connection of its own, in auto-commit. The caller closes it. */
  Connection connect() throws SQLException;

  /** Applies steps that are missing, as they would be for a bundle. */
  void apply(SchemaChanges changes);

  /** Drops every schema and begins as in a new database. Only while a restore is under way. */
  void startOver();
}
