package org.wellbundle.benchmarks;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.benchmarks.Side.Reading;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.platform.database.Transaction;

/** Ours and the peers of ingest; each reading for a profile of its own. */
final class IngestSides {
  private static final TenantId TENANT = new TenantId(1);
  private static final LinkId LINK = new LinkId(1);
  private static final int ROWS_PER_STATEMENT = 480;

  private final OwnDatabase database;
  private final Connection owner;
  private final MadeUp data;
  private final int days;
  private final MeasurementStore store = Neighbours.store();
  private long profiles;

  IngestSides(OwnDatabase database, Connection owner, MadeUp data, int days) {
    this.database = database;
    this.owner = owner;
    this.data = data;
    this.days = days;
  }

  /** The account has some days already. */
  Reading allNew() throws SQLException {
    clear();
    Source source = source();
    store(source, data.pages(0, 3));
    List<Batch> pages = data.pages(3, 3 + days);
    return timed(() -> store(source, pages));
  }

  Reading backfill() throws SQLException {
    clear();
    Source source = source();
    List<Batch> pages = data.pages(0, days);
    return timed(() -> store(source, pages));
  }

  Reading again() throws SQLException {
    clear();
    Source source = source();
    List<Batch> pages = data.pages(0, days);
    store(source, pages);
    return timed(() -> store(source, pages));
  }

  Reading copy() throws SQLException {
    clear();
    long profile = ++profiles;
    List<byte[]> pages = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      pages.add(
          CopyRows.encode(TENANT.value(), profile, LINK.value(), Instant.now(), data.day(day)));
    }
    return timed(
        () -> {
          for (byte[] page : pages) {
            owner
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(CopyRows.STATEMENT, new ByteArrayInputStream(page));
          }
        });
  }

  Reading upsert() throws SQLException {
    clear();
    long profile = ++profiles;
    List<List<Sample>> pages = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      pages.add(data.day(day));
    }
    return timed(
        () -> {
          for (List<Sample> page : pages) {
            database
                .transactions()
                .runInTenant(
                    TENANT,
                    tx -> {
                      for (int from = 0; from < page.size(); from += ROWS_PER_STATEMENT) {
                        int to = Math.min(page.size(), from + ROWS_PER_STATEMENT);
                        upsert(tx, profile, page.subList(from, to));
                      }
                    });
          }
        });
  }

  private static void upsert(Transaction tx, long profile, List<Sample> rows) throws SQLException {
    String sql =
        "insert into measurements.sample (tenant_id, metric_id, site, profile_id, link_id, start_at,"
            + " end_at, value, version, stored_at, local_date, offset_seconds, provenance_id,"
            + " record_id) values "
            + String.join(",", Collections.nCopies(rows.size(), "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"))
            + " on conflict (tenant_id, profile_id, link_id, record_id, metric_id, site) do update"
            + " set value = excluded.value, version = excluded.version";
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    try (PreparedStatement insert = tx.connection().prepareStatement(sql)) {
      int column = 1;
      for (Sample row : rows) {
        Instant end = row.moment().end();
        insert.setInt(column++, TENANT.value());
        insert.setInt(column++, row.metric().id());
        insert.setInt(column++, row.site());
        insert.setLong(column++, profile);
        insert.setLong(column++, LINK.value());
        insert.setObject(column++, row.moment().start().atOffset(ZoneOffset.UTC));
        insert.setObject(column++, end == null ? null : end.atOffset(ZoneOffset.UTC));
        insert.setDouble(column++, row.value());
        insert.setLong(column++, row.key().version());
        insert.setObject(column++, now);
        insert.setObject(column++, row.moment().localDate());
        insert.setInt(column++, MadeUp.seconds(row));
        insert.setInt(column++, 1);
        insert.setString(column++, row.key().id());
      }
      insert.executeUpdate();
    }
  }

  private Source source() {
    ProfileId profile = new ProfileId(++profiles);
    return new Source(
        TENANT, new AccountId(profile.value()), profile, LINK, "withings", "benchmark");
  }

  private void store(Source source, List<Batch> pages) {
    for (Batch page : pages) {
      database.transactions().runInTenant(TENANT, tx -> store.store(tx, source, "intraday", page));
    }
  }

  private void clear() throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("truncate measurements.sample, measurements.month_summary");
    }
  }

  private Reading timed(Work work) throws SQLException {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    try {
      work.run();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int rows = days * data.rowsPerDay();
    return new Reading(rows / seconds, (cpuSeconds() - cpu) / rows);
  }

  private double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9
        + database.cpuSeconds();
  }

  private interface Work {
    void run() throws SQLException, java.io.IOException;
  }
}
