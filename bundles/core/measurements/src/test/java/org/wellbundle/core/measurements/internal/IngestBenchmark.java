package org.wellbundle.core.measurements.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.store.BatchWriter;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.schema.DatabaseSetup;
import org.wellbundle.platform.database.internal.schema.EmbeddedBootstrap;
import org.wellbundle.platform.database.internal.schema.Roles;
import org.wellbundle.platform.database.internal.schema.SchemaRunner;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;
import org.wellbundle.platform.database.internal.transaction.Pools;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;

/**
 * Ingest of samples through the store, row-level security on, side by side with {@code COPY BINARY}
 * by the owner into the same table: A B A B, one transaction per day of a profile, durable. Not a
 * test: run the main method on a quiet machine; it prints a Markdown table. The ratio of CPU times
 * is steadier than that of wall times where others use the machine too.
 */
public final class IngestBenchmark {
  private static final TenantId TENANT = new TenantId(1);
  private static final LinkId LINK = new LinkId(1);
  private static final Instant FIRST_DAY = Instant.parse("2026-09-20T00:00:00Z");
  private static final Metric[] METRICS = {
    Metric.STEPS, Metric.DISTANCE, Metric.ACTIVE_ENERGY, Metric.HEART_RATE
  };
  private static final int MINUTES = 1_440;

  private final Transactions transactions;
  private final Connection owner;
  private final int days;
  private final int pairs;
  private long profiles;
  private double cpu;

  private IngestBenchmark(Transactions transactions, Connection owner, int days, int pairs) {
    this.transactions = transactions;
    this.owner = owner;
    this.days = days;
    this.pairs = pairs;
  }

  /** Arguments: days per run (12), pairs (9). */
  public static void main(String[] arguments) throws Exception {
    int days = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
    int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    Path home = Files.createTempDirectory("wellbundle-ingest");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresServer server =
        new PostgresServer(
            new PostgresSettings(
                home, home.resolve("programs"), 0, 300, Map.of("max_wal_size", "4GB")));
    server.start();
    try {
      Login login = EmbeddedBootstrap.prepare(server);
      DatabaseAddress address = new DatabaseAddress(server.url(EmbeddedBootstrap.DATABASE));
      Roles roles = Roles.derived(login);
      var ownerSource = address.ownerDataSource(login);
      new DatabaseSetup(address, ownerSource, roles).run();
      new SchemaRunner(ownerSource, roles).apply(MeasurementsSchema.CHANGES);
      try (Pools pools =
              new Pools(address, roles.app(), roles.dispatcher(), new Pools.Sizes(1, 1, 300, 60));
          Connection owner = ownerSource.getConnection()) {
        new IngestBenchmark(pools.transactions(), owner, days, pairs).run();
      }
    } finally {
      server.stop();
    }
  }

  private void run() throws SQLException {
    refuseUnlessDurable();
    Map<String, Side> sides = new LinkedHashMap<>();
    sides.put("store, all new (with read model; outbox is a stub)", this::storeNew);
    sides.put("table only, all new", this::tableOnly);
    sides.put("store, all re-delivered", this::storeAgain);
    sides.put("multi-VALUES upsert of the usual shape, all new", this::multiValues);
    for (Side side : sides.values()) {
      for (int warmUp = 0; warmUp < 4; warmUp++) {
        side.run();
        copy();
      }
    }
    System.out.printf(
        "%n%d rows a run, %d transactions of %d; %d pairs%n%n",
        days * MINUTES * METRICS.length, days, MINUTES * METRICS.length, pairs);
    System.out.println(
        "| Ingest | rows/s | COPY BINARY rows/s | ratio median | worst quartile | ratio of CPU time |");
    System.out.println("|---|---|---|---|---|---|");
    for (Map.Entry<String, Side> side : sides.entrySet()) {
      measure(side.getKey(), side.getValue());
    }
  }

  private void measure(String name, Side side) throws SQLException {
    double[] ratios = new double[pairs];
    double[] ours = new double[pairs];
    double[] peers = new double[pairs];
    double ourCpu = 0;
    double peerCpu = 0;
    for (int pair = 0; pair < pairs; pair++) {
      clear();
      ours[pair] = side.run();
      ourCpu += cpu;
      clear();
      peers[pair] = copy();
      peerCpu += cpu;
      ratios[pair] = peers[pair] / ours[pair];
    }
    Arrays.sort(ratios);
    double rows = days * MINUTES * METRICS.length;
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %.2f | %.2f | %.2f |%n",
        name,
        rows / median(ours),
        rows / median(peers),
        ratios[pairs / 2],
        ratios[pairs / 4],
        peerCpu / ourCpu);
  }

  private double storeNew() throws SQLException {
    return store(new ProfileId(++profiles));
  }

  private double storeAgain() throws SQLException {
    ProfileId profile = new ProfileId(++profiles);
    store(profile);
    return store(profile);
  }

  private double store(ProfileId profile) throws SQLException {
    Quiet quiet = new Quiet();
    JdbcMeasurementStore store =
        new JdbcMeasurementStore(new KnownLinks(), quiet, quiet, Clock.systemUTC());
    Source source =
        new Source(TENANT, new AccountId(profile.value()), profile, LINK, "withings", "benchmark");
    List<Batch> batches = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      BatchBuilder builder = Batch.builder();
      samples(day).forEach(builder::add);
      batches.add(builder.build());
    }
    return seconds(
        () -> {
          for (Batch batch : batches) {
            transactions.runInTenant(TENANT, tx -> store.store(tx, source, "intraday", batch));
          }
        });
  }

  private double tableOnly() throws SQLException {
    ProfileId profile = new ProfileId(++profiles);
    List<Batch> batches = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      BatchBuilder builder = Batch.builder();
      samples(day).forEach(builder::add);
      batches.add(builder.build());
    }
    return seconds(
        () -> {
          for (Batch batch : batches) {
            transactions.runInTenant(
                TENANT,
                tx -> {
                  Scope scope = new Scope(tx.connection(), TENANT, profile);
                  scope.lock();
                  new BatchWriter(scope, LINK, "intraday", Provenances.read(scope), Instant.now())
                      .write(batch);
                });
          }
        });
  }

  private double copy() throws SQLException {
    long profile = ++profiles;
    List<byte[]> encoded = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      encoded.add(
          CopyRows.encode(TENANT.value(), profile, LINK.value(), Instant.now(), samples(day)));
    }
    return seconds(
        () -> {
          for (byte[] bytes : encoded) {
            owner
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(CopyRows.STATEMENT, new ByteArrayInputStream(bytes));
          }
        });
  }

  private double multiValues() throws SQLException {
    long profile = ++profiles;
    List<List<Sample>> all = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      all.add(samples(day));
    }
    int chunk = 480;
    String values = String.join(",", Collections.nCopies(chunk, "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    String sql =
        "insert into measurements.sample (tenant_id, metric_id, site, profile_id, link_id, start_at,"
            + " end_at, value, version, stored_at, local_date, offset_seconds, provenance_id,"
            + " record_id) values "
            + values
            + " on conflict (tenant_id, profile_id, link_id, record_id, metric_id, site) do update"
            + " set value = excluded.value, version = excluded.version";
    return seconds(
        () -> {
          for (List<Sample> rows : all) {
            transactions.runInTenant(
                TENANT,
                tx -> {
                  for (int from = 0; from < rows.size(); from += chunk) {
                    upsert(tx, sql, profile, rows.subList(from, from + chunk));
                  }
                });
          }
        });
  }

  private static void upsert(Transaction tx, String sql, long profile, List<Sample> rows)
      throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    try (PreparedStatement insert = tx.connection().prepareStatement(sql)) {
      int column = 1;
      for (Sample row : rows) {
        insert.setInt(column++, TENANT.value());
        insert.setInt(column++, row.metric().id());
        insert.setInt(column++, row.site());
        insert.setLong(column++, profile);
        insert.setLong(column++, LINK.value());
        insert.setObject(column++, row.moment().start().atOffset(ZoneOffset.UTC));
        insert.setObject(column++, row.moment().end().atOffset(ZoneOffset.UTC));
        insert.setDouble(column++, row.value());
        insert.setLong(column++, row.key().version());
        insert.setObject(column++, now);
        insert.setObject(column++, row.moment().localDate());
        insert.setInt(column++, row.moment().offset().getTotalSeconds());
        insert.setInt(column++, 1);
        insert.setString(column++, row.key().id());
      }
      insert.executeUpdate();
    }
  }

  private static List<Sample> samples(int day) {
    Origin origin = Origin.sensed("ScanWatch 2", "d1");
    Instant midnight = FIRST_DAY.plusSeconds(86_400L * day);
    List<Sample> samples = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      Instant start = midnight.plusSeconds(60L * minute);
      Moment moment = Moment.of(start, start.plusSeconds(60), Given.BERLIN, OffsetSource.RESPONSE);
      RecordKey key = new RecordKey("i:" + start.getEpochSecond(), 0);
      for (Metric metric : METRICS) {
        samples.add(new Sample(key, metric, 0, moment, minute % 97 + metric.id() / 10.0, origin));
      }
    }
    return samples;
  }

  private void clear() throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("truncate measurements.sample, measurements.month_summary");
      statement.execute("checkpoint");
    } catch (SQLException e) {
      if (!"42501".equals(e.getSQLState())) { // the owner isn't a superuser: no checkpoint
        throw e;
      }
    }
  }

  private void refuseUnlessDurable() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('fsync') || current_setting('synchronous_commit')"
                    + " || current_setting('full_page_writes') || current_setting('server_version')")) {
      row.next();
      if (!row.getString(1).startsWith("ononon")) {
        throw new IllegalStateException("not durable: " + row.getString(1));
      }
      System.out.println("PostgreSQL " + row.getString(1).substring(6));
    }
  }

  /** Wall time of some work; notes the CPU time of this thread and of both database back ends. */
  private double seconds(Work work) throws SQLException {
    double cpuBefore = cpuSeconds();
    long start = System.nanoTime();
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    cpu = cpuSeconds() - cpuBefore;
    return wall;
  }

  private double cpuSeconds() throws SQLException {
    double seconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    for (int pid :
        List.of(backEnd(owner), transactions.inTenant(TENANT, tx -> backEnd(tx.connection())))) {
      seconds +=
          ProcessHandle.of(pid)
              .flatMap(process -> process.info().totalCpuDuration())
              .map(each -> each.toNanos() / 1e9)
              .orElse(0.0);
    }
    return seconds;
  }

  private static int backEnd(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private interface Side {
    /** Seconds it took. */
    double run() throws SQLException;
  }

  private interface Work {
    void run() throws SQLException, IOException;
  }

  private static final class Quiet implements Outbox, EventStreams {
    @Override
    public void append(Transaction tx, Event event) {}

    @Override
    public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {}

    @Override
    public void tellEverybody(String name) {}
  }
}
