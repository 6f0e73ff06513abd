package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.operations.backup.BackupException;

/**
 * What a backup holds, one line per thing, last in the archive.
 *
 * @param made when, in ISO 8601
 * @param server version of PostgreSQL
 * @param structure hash over tables, columns and types
 */
record Manifest(
    String id,
    String made,
    String server,
    String structure,
    List<TableRow> tables,
    List<SequenceRow> sequences,
    List<PartitionRow> partitions) {
  static final String ENTRY = "manifest";

  /** A table's content. */
  record TableRow(String table, String columns, long rows, String hash) {}

  /** Where a sequence stood. */
  record SequenceRow(String sequence, long value, boolean called) {}

  /** A partition, made while the service ran and by no schema step. */
  record PartitionRow(String table, String parent, String bound) {}

  long rows() {
    return tables.stream().mapToLong(TableRow::rows).sum();
  }

  byte[] write() {
    StringBuilder text = new StringBuilder();
    line(text, "backup", id, made, server, structure);
    tables.forEach(
        each -> line(text, "table", each.table(), each.columns(), each.rows() + "", each.hash()));
    sequences.forEach(
        each -> line(text, "sequence", each.sequence(), each.value() + "", each.called() + ""));
    partitions.forEach(each -> line(text, "partition", each.table(), each.parent(), each.bound()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String... fields) {
    text.append(String.join("\t", fields)).append('\n');
  }

  static Manifest read(InputStream in) throws IOException {
    List<TableRow> tables = new ArrayList<>();
    List<SequenceRow> sequences = new ArrayList<>();
    List<PartitionRow> partitions = new ArrayList<>();
    String[] head = {};
    for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
      String[] part = line.split("\t", -1);
      switch (part[0]) {
        case "backup" -> head = part;
        case "table" ->
            tables.add(new TableRow(part[1], part[2], Long.parseLong(part[3]), part[4]));
        case "sequence" ->
            sequences.add(
                new SequenceRow(part[1], Long.parseLong(part[2]), Boolean.parseBoolean(part[3])));
        case "partition" -> partitions.add(new PartitionRow(part[1], part[2], part[3]));
        default ->
            throw new BackupException(
                "The backup holds something this version doesn't know (%s). Restore it with the version it was made with, or a later one."
                    .formatted(part[0]));
      }
    }
    if (head.length == 0) {
      throw new BackupException("The backup's list of contents is empty.");
    }
    return new Manifest(head[1], head[2], head[3], head[4], tables, sequences, partitions);
  }
}
