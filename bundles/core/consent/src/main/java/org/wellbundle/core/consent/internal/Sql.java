package org.wellbundle.core.consent.internal;

import java.sql.SQLException;
import org.wellbundle.platform.database.DatabaseException;

/** SQL inside of calls that don't declare its exceptions. */
public final class Sql {
  private Sql() {}

  /** Work that may fail. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  public static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      String state = e.getSQLState();
      throw new DatabaseException("privacy: SQL error", state == null ? "08000" : state, null, e);
    }
  }
}
