package org.wellbundle.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Durable means durable: a database that may lose what it confirmed isn't measured. */
final class Durability {
  private Durability() {}

  static void require(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('fsync'), current_setting('synchronous_commit'),"
                    + " current_setting('full_page_writes')")) {
      row.next();
      for (int i = 1; i <= 3; i++) {
        if (!"on".equals(row.getString(i))) {
          throw new IllegalStateException(
              "Refused: fsync, synchronous_commit and full_page_writes must be on, they are "
                  + String.join(", ", row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
  }
}
