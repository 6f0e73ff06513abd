package org.wellbundle.platform.database.internal.transaction;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.wellbundle.platform.database.DatabaseException;

/**
 * SQL errors as {@link DatabaseException}. The server's details stay out: they quote values of
 * rows.
 */
public final class SqlErrors {
  private static final String NO_CONNECTION = "08000";

  private SqlErrors() {}

  public static DatabaseException translate(SQLException error) {
    ServerErrorMessage server = server(error);
    if (server == null) {
      String state = error.getSQLState();
      return new DatabaseException(
          "database: " + error.getMessage(),
          state == null || state.length() != 5 ? NO_CONNECTION : state,
          null,
          error);
    }
    String state = server.getSQLState() == null ? "XX000" : server.getSQLState();
    return new DatabaseException(
        "database: " + server.getMessage() + " (" + state + ")",
        state,
        server.getConstraint(),
        error);
  }

  /** No connection could be had at all: pool exhausted, server away. */
  static DatabaseException unavailable(SQLException error) {
    Throwable cause = error.getCause();
    if (cause instanceof SQLException inner && inner.getSQLState() != null) {
      DatabaseException translated = translate(inner);
      if (translated.unavailable()) {
        return translated;
      }
    }
    return new DatabaseException(
        "database: no connection (" + error.getMessage() + ")", NO_CONNECTION, null, error);
  }

  private static @Nullable ServerErrorMessage server(SQLException error) {
    for (SQLException each = error; each != null; each = each.getNextException()) {
      if (each instanceof PSQLException psql && psql.getServerErrorMessage() != null) {
        return psql.getServerErrorMessage();
      }
    }
    return null;
  }
}
