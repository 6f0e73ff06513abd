package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wellbundle.operations.backup.BackupException;
import org.wellbundle.operations.backup.internal.Manifest.PartitionRow;
import org.wellbundle.operations.backup.internal.Manifest.SequenceRow;
import org.wellbundle.operations.backup.internal.Manifest.TableRow;
import org.wellbundle.operations.backup.internal.Shape.Table;

/** Fills empty tables with what was backed up, in the transaction of a connection. */
final class Load {
  private final Connection connection;
  private final TableCopy copy;
  private final Shape shape;

  Load(Connection connection) throws SQLException {
    this.connection = connection;
    this.copy = new TableCopy(connection);
    this.shape = new Shape(connection);
  }

  /** A foreign key, which is dropped for the time of loading. */
  private record ForeignKey(String table, String name, String definition) {}

  void run(BackupReader reader, Manifest manifest, Consumer<String> progress)
      throws SQLException, IOException {
    makePartitions(manifest);
    if (!shape.structure().equals(manifest.structure())) {
      throw new BackupException(
          "The tables made here differ from those backed up: %s. Restore with the version the backup was made with."
              .formatted(difference(manifest)));
    }
    List<ForeignKey> keys = foreignKeys();
    execute("alter table %s drop constraint %s", keys);
    triggers("disable");
    truncate(manifest);
    AtomicInteger done = new AtomicInteger();
    reader.tables(
        manifest,
        (table, content) -> {
          try {
            long rows = copy.in(table, content);
            progress.accept(
                "loaded %d of %d: %s, %,d rows"
                    .formatted(
                        done.incrementAndGet(), manifest.tables().size(), table.name(), rows));
          } catch (SQLException e) {
            throw new IOException(table.name() + ": " + e.getMessage(), e);
          }
        });
    for (SequenceRow each : manifest.sequences()) {
      one("select setval('%s', %d, %s)".formatted(each.sequence(), each.value(), each.called()));
    }
    triggers("enable");
    for (ForeignKey key : keys) {
      run("alter table %s add constraint %s %s", key.table(), key.name(), key.definition());
    }
  }

  /** Reads everything back. */
  void compare(Manifest manifest, Consumer<String> progress) throws SQLException, IOException {
    for (TableRow row : manifest.tables()) {
      TableRow found =
          copy.out(new Table(row.table(), row.columns()), OutputStream.nullOutputStream());
      if (!found.equals(row)) {
        throw new BackupException(
            "Table %s came out with %d rows and another checksum; backed up were %d. Nothing was restored."
                .formatted(row.table(), found.rows(), row.rows()));
      }
    }
    progress.accept("%d tables compared".formatted(manifest.tables().size()));
  }

  /** Those of now, which the steps made, give way to those of then; nothing lies in them yet. */
  private void makePartitions(Manifest manifest) throws SQLException {
    for (PartitionRow each : shape.partitions()) {
      if (!manifest.partitions().contains(each)) {
        if (one("select exists (select from " + each.table() + ")")) {
          throw new BackupException(
              "Partition %s isn't empty. Restore into a new database.".formatted(each.table()));
        }
        run("drop table if exists %s", each.table());
      }
    }
    for (PartitionRow each : manifest.partitions()) {
      if (one("select to_regclass('" + each.table() + "') is null")) {
        run("create table %s partition of %s %s", each.table(), each.parent(), each.bound());
        if (one(
            "select relrowsecurity from pg_class where oid = '%s'::regclass"
                .formatted(each.parent()))) {
          one("select platform.guard_tenant_table('%s') is null".formatted(each.table()));
        }
      }
    }
  }

  private String difference(Manifest manifest) throws SQLException {
    List<String> here = shape.tables().stream().map(Table::name).toList();
    List<String> there = manifest.tables().stream().map(TableRow::table).toList();
    return "missing here %s, more here %s, or columns"
        .formatted(
            there.stream().filter(each -> !here.contains(each)).toList(),
            here.stream().filter(each -> !there.contains(each)).toList());
  }

  private List<ForeignKey> foreignKeys() throws SQLException {
    return shape.rows(
        "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)"
            + " from pg_constraint where contype = 'f' and conparentid = 0",
        row -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** Those of people's own, such as the audit's chain: what they did is in the rows already. */
  private void triggers(String what) throws SQLException {
    List<String> tables =
        shape.rows(
            "select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal"
                + " and tgparentid = 0",
            row -> row.getString(1));
    for (String table : tables) {
      run("alter table %s %s trigger user", table, what);
    }
  }

  private void truncate(Manifest manifest) throws SQLException {
    if (!manifest.tables().isEmpty()) {
      run(
          "truncate %s",
          manifest.tables().stream().map(TableRow::table).collect(Collectors.joining(", ")));
    }
  }

  private void execute(String sql, List<ForeignKey> keys) throws SQLException {
    for (ForeignKey key : keys) {
      run(sql, key.table(), key.name());
    }
  }

  private void run(String sql, Object... names) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(names));
    }
  }

  private boolean one(String sql) throws SQLException {
    return shape.rows(sql, row -> "t".equals(row.getString(1))).get(0);
  }
}
