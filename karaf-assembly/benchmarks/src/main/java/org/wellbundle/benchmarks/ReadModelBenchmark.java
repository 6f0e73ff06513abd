package org.wellbundle.benchmarks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.benchmarks.Side.Reading;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.MeasurementsSchema;
import org.wellbundle.core.measurements.internal.days.MonthPayload;
import org.wellbundle.core.measurements.internal.days.MonthTable;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.database.Transaction;

/** What a dashboard needs, from the packed read model. */
final class ReadModelBenchmark implements Benchmark {
  private static final TenantId TENANT = new TenantId(1);
  private static final ProfileId PROFILE = new ProfileId(1);
  private static final LocalDate LAST_DAY = LocalDate.parse("2026-11-20");
  private static final int DAYS = 60;
  private static final int METRICS = 20;
  private static final double GOAL = 0.5;

  @Override
  public String name() {
    return "read-model";
  }

  @Override
  public String about() {
    return "60 days × 20 metrics from the database against select 1";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    int reads = setting.size(1_500, 20);
    try (OwnDatabase database = OwnDatabase.start(1, Map.of(), MeasurementsSchema.CHANGES)) {
      fill(database);
      Side ours = () -> timed(database, reads, ReadModelBenchmark::dashboard);
      Side peer = () -> timed(database, reads, ReadModelBenchmark::one);
      Pairs.measure(2, ours, peer); // warm
      report.add(
          new Row(
              name(),
              "60 days × 20 metrics, read and unpacked",
              "select 1",
              "reads/s",
              Pairs.measure(setting.pairs(), ours, peer),
              GOAL,
              true,
              "one tenant's transaction per read on either side, one thread, "
                  + reads
                  + " reads a reading; 1,200 values checked once"));
    }
  }

  private static void fill(OwnDatabase database) {
    BatchBuilder builder = Batch.builder();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = LAST_DAY.minusDays(day);
      for (int metric = 0; metric < METRICS; metric++) {
        builder.add(
            new DailyTotal(
                new RecordKey("d:" + date, 1),
                Metric.values()[metric],
                date,
                day + metric / 10.0,
                Origin.sensed("ScanWatch 2", "d1")));
      }
    }
    MeasurementStore store = Neighbours.store();
    Source source =
        new Source(TENANT, new AccountId(1), PROFILE, new LinkId(1), "withings", "benchmark");
    database
        .transactions()
        .runInTenant(TENANT, tx -> store.store(tx, source, "activity", builder.build()));
    int values = database.transactions().inTenant(TENANT, ReadModelBenchmark::dashboard);
    if (values != DAYS * METRICS) {
      throw new IllegalStateException("the read model has " + values + " values");
    }
  }

  private static int dashboard(Transaction tx) throws SQLException {
    LocalDate first = LAST_DAY.minusDays(DAYS - 1);
    Scope scope = new Scope(tx.connection(), TENANT, PROFILE);
    List<Double> values = new ArrayList<>(DAYS * METRICS);
    for (Map.Entry<LocalDate, byte[]> month :
        new MonthTable(scope).read(first, LAST_DAY).entrySet()) {
      MonthPayload payload = MonthPayload.of(month.getValue());
      for (int metric = 0; metric < METRICS; metric++) {
        for (int day = 1; day <= month.getKey().lengthOfMonth(); day++) {
          var value = payload.get(Metric.values()[metric].id(), day);
          if (value != null) {
            values.add(value.value());
          }
        }
      }
    }
    return values.size();
  }

  private static int one(Transaction tx) throws SQLException {
    try (Statement statement = tx.connection().createStatement();
        ResultSet row = statement.executeQuery("select 1")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Reading timed(OwnDatabase database, int reads, Read read) {
    AtomicLong sum = new AtomicLong();
    double cpu = Cpu.ofThisJvm() + database.cpuSeconds();
    long start = System.nanoTime();
    for (int i = 0; i < reads; i++) {
      sum.addAndGet(database.transactions().inTenant(TENANT, read::of));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = Cpu.ofThisJvm() + database.cpuSeconds() - cpu;
    return new Reading(reads / seconds, used / reads);
  }

  private interface Read {
    int of(Transaction tx) throws SQLException;
  }
}
