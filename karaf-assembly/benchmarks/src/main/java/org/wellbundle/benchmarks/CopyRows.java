package org.wellbundle.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.wellbundle.api.measurement.Sample;

/** Samples as {@code COPY BINARY} takes them, for a benchmark's peer. */
final class CopyRows {
  static final String STATEMENT =
      "copy measurements.sample (tenant_id, metric_id, site, profile_id, link_id, start_at, end_at,"
          + " value, version, stored_at, local_date, offset_seconds, provenance_id, record_id)"
          + " from stdin (format binary)";

  private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final long EPOCH_2000 = 946_684_800L;
  private static final int DAYS_TO_2000 = 10_957;
  private static final int COLUMNS = 14;

  private CopyRows() {}

  static byte[] encode(int tenant, long profile, long link, Instant now, List<Sample> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 160);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(HEADER);
      out.writeLong(0);
      for (Sample row : rows) {
        out.writeShort(COLUMNS);
        number(out, tenant);
        small(out, row.metric().id());
        small(out, row.site());
        big(out, profile);
        big(out, link);
        big(out, micros(row.moment().start()));
        Instant end = row.moment().end();
        if (end == null) {
          out.writeInt(-1);
        } else {
          big(out, micros(end));
        }
        out.writeInt(8);
        out.writeDouble(row.value());
        big(out, row.key().version());
        big(out, micros(now));
        number(out, (int) row.moment().localDate().toEpochDay() - DAYS_TO_2000);
        number(out, MadeUp.seconds(row));
        number(out, 1);
        byte[] record = row.key().id().getBytes(StandardCharsets.UTF_8);
        out.writeInt(record.length);
        out.write(record);
      }
      out.writeShort(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static long micros(Instant instant) {
    return (instant.getEpochSecond() - EPOCH_2000) * 1_000_000 + instant.getNano() / 1_000;
  }

  private static void number(DataOutputStream out, int value) throws IOException {
    out.writeInt(4);
    out.writeInt(value);
  }

  private static void small(DataOutputStream out, int value) throws IOException {
    out.writeInt(2);
    out.writeShort(value);
  }

  private static void big(DataOutputStream out, long value) throws IOException {
    out.writeInt(8);
    out.writeLong(value);
  }
}
