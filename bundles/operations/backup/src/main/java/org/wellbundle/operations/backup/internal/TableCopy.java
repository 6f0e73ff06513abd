package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.wellbundle.operations.backup.internal.Manifest.TableRow;
import org.wellbundle.operations.backup.internal.Shape.Table;

/** A table's rows as text, in the order they lie: the same bytes for the same content. */
final class TableCopy {
  private final Connection connection;

  TableCopy(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601';"
              + " set bytea_output = 'hex'; set extra_float_digits = 1;"
              + " set synchronize_seqscans = off; set max_parallel_workers_per_gather = 0");
    }
  }

  TableRow out(Table table, OutputStream out) throws SQLException, IOException {
    DigestOutputStream digested = new DigestOutputStream(out, sha256());
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + named(table) + " to stdout", digested);
    return new TableRow(
        table.name(),
        table.columns(),
        rows,
        HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  long in(Table table, InputStream in) throws SQLException, IOException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + named(table) + " from stdin", in);
  }

  private static String named(Table table) {
    return table.name() + " (" + table.columns() + ")";
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
