package org.wellbundle.platform.database.internal.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.sql.DataSource;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.internal.transaction.SqlErrors;

/**
 * Applies the steps of a schema that are missing, each in a transaction of its own, while an
 * advisory lock keeps other nodes waiting. A step that fails leaves nothing behind.
 */
public final class SchemaRunner {
  private static final int LOCK_TRIES = 10;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource owner;
  private final SchemaGrants grants;

  public SchemaRunner(DataSource owner, Roles roles) {
    this.owner = owner;
    this.grants = new SchemaGrants(roles);
  }

  /** Returns the number of steps applied now; 0 when all were there. */
  public int apply(SchemaChanges changes) {
    try (Connection connection = owner.getConnection()) {
      lock(connection, "pg_advisory_lock", changes.schema());
      try {
        connection.setAutoCommit(false);
        return applyMissing(connection, changes);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        lock(connection, "pg_advisory_unlock", changes.schema());
      }
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
  }

  private int applyMissing(Connection connection, SchemaChanges changes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(connection, changes.schema())) {
        grants.create(statement, changes.schema());
        connection.commit();
      }
    }
    keepTexts(connection, changes.schema());
    Map<String, String> applied = applied(connection, changes.schema());
    int count = 0;
    for (SchemaChanges.Step step : changes.steps()) {
      String checksum = checksum(step);
      String known = applied.get(step.name());
      if (known == null) {
        apply(connection, changes.schema(), step, checksum);
        count++;
      } else if (!known.equals(checksum)) {
        throw new SchemaException(
            "Step %s of schema %s was changed after it had been applied. Undo the change and add a step instead."
                .formatted(step.name(), changes.schema()));
      } else {
        keepText(connection, changes.schema(), step);
      }
    }
    return count;
  }

  /** A backup carries the steps' texts, so that it can be restored without the bundles. */
  private static void keepTexts(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select 1 from pg_attribute where attrelid = '%s.schema_step'::regclass and attname = 'sql'"
                  .formatted(schema))) {
        if (row.next()) {
          return;
        }
      }
      statement.execute("alter table " + schema + ".schema_step add column sql text");
      connection.commit();
    }
  }

  private static void keepText(Connection connection, String schema, SchemaChanges.Step step)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update " + schema + ".schema_step set sql = ? where name = ? and sql is null")) {
      update.setString(1, step.sql());
      update.setString(2, step.name());
      update.executeUpdate();
    }
    connection.commit();
  }

  private static void apply(
      Connection connection, String schema, SchemaChanges.Step step, String checksum)
      throws SQLException {
    for (int tries = 1; ; tries++) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        // Better try again than stand in line before everybody else who uses the table.
        statement.execute("set local lock_timeout = '3s'");
        statement.execute("set local search_path = " + schema);
        statement.execute(step.sql());
        record(connection, schema, step, checksum);
        connection.commit();
        return;
      } catch (SQLException e) {
        connection.rollback();
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || tries == LOCK_TRIES) {
          throw failed(schema, step, e);
        }
      }
    }
  }

  private static RuntimeException failed(
      String schema, SchemaChanges.Step step, SQLException error) {
    if (SqlErrors.translate(error).unavailable()) {
      return SqlErrors.translate(error);
    }
    return new SchemaException(
        "Step %s of schema %s failed and was rolled back: %s"
            .formatted(step.name(), schema, error.getMessage()),
        error);
  }

  private static void record(
      Connection connection, String schema, SchemaChanges.Step step, String checksum)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into " + schema + ".schema_step (name, checksum, sql) values (?, ?, ?)")) {
      insert.setString(1, step.name());
      insert.setString(2, checksum);
      insert.setString(3, step.sql());
      insert.executeUpdate();
    }
  }

  private static boolean exists(Connection connection, String schema) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, schema + ".schema_step");
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static Map<String, String> applied(Connection connection, String schema)
      throws SQLException {
    Map<String, String> applied = new HashMap<>();
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery("select name, checksum from " + schema + ".schema_step")) {
      while (row.next()) {
        applied.put(row.getString(1), row.getString(2));
      }
    }
    return applied;
  }

  private static void lock(Connection connection, String function, String schema)
      throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement(
            "select " + function + "(hashtext('wellbundle.schema'), hashtext(?))")) {
      call.setString(1, schema);
      call.execute();
    }
  }

  /** Of the text with Unix line ends: a checkout on another system is the same step. */
  private static String checksum(SchemaChanges.Step step) {
    try {
      String text = step.sql().replace("\r\n", "\n");
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
