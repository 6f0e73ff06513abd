package org.wellbundle.benchmarks;

import java.sql.Connection;
import java.util.Map;
import org.wellbundle.core.measurements.internal.MeasurementsSchema;

/** Storing pages of samples, whole: rows, read model, one transaction each. */
final class IngestBenchmark implements Benchmark {
  private static final double ALL_NEW_GOAL = 0.75;
  private static final double BACKFILL_GOAL = 0.85;
  private static final double AGAIN_GOAL = 1.0;
  private static final double UPSERT_GOAL = 3;
  private static final String COPY = "COPY BINARY by the owner into the same table";

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String about() {
    return "storing pages of measurements against COPY and a multi-VALUES upsert";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    MadeUp data = new MadeUp(setting.size(1_440, 30));
    int days = setting.size(12, 2);
    try (OwnDatabase database = OwnDatabase.start(1, Map.of(), MeasurementsSchema.CHANGES);
        Connection owner = database.owner().getConnection()) {
      IngestSides sides = new IngestSides(database, owner, data, days);
      for (int round = 0; round < setting.size(4, 1); round++) {
        sides.backfill();
        sides.again();
        sides.copy();
        sides.upsert();
      }
      int pairs = setting.pairs();
      String method = method(data, days);
      compare(
          report,
          method,
          "all new, account with data already",
          COPY,
          Pairs.measure(pairs, sides::allNew, sides::copy),
          ALL_NEW_GOAL);
      compare(
          report,
          method,
          "first backfill of an account",
          COPY,
          Pairs.measure(pairs, sides::backfill, sides::copy),
          BACKFILL_GOAL);
      compare(
          report,
          method,
          "all re-delivered",
          COPY,
          Pairs.measure(pairs, sides::again, sides::copy),
          AGAIN_GOAL);
      compare(
          report,
          method,
          "all new, account with data already",
          "multi-VALUES upsert, 480 rows a statement",
          Pairs.measure(pairs, sides::allNew, sides::upsert),
          UPSERT_GOAL);
    }
  }

  private static String method(MadeUp data, int days) {
    return "one page of a vendor (a day of a watch, "
        + data.rowsPerDay()
        + " rows) per transaction, "
        + days
        + " pages a reading, one thread; store with read model and row-level security, outbox and"
        + " event stream left out; table emptied before each reading; CPU: this thread and the whole"
        + " database server";
  }

  private void compare(
      Report report, String method, String what, String peer, Pairs pairs, double goal) {
    report.add(new Row(name(), what, peer, "rows/s", pairs, goal, true, method));
  }
}
