package org.wellbundle.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.postgresql.PGConnection;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.benchmarks.Side.Reading;
import org.wellbundle.module.leaderboards.BoardKey;
import org.wellbundle.module.leaderboards.BoardMetric;
import org.wellbundle.module.leaderboards.BoardTable;
import org.wellbundle.module.leaderboards.LeaderboardsSchema;
import org.wellbundle.module.leaderboards.Period;
import org.wellbundle.module.leaderboards.board.OrderBoard;
import org.wellbundle.platform.database.Transaction;

/** Building a board anew, and whether its ranks are those of the database. */
final class RebuildBenchmark implements Benchmark {
  private static final TenantId TENANT = new TenantId(1);
  private static final BoardKey KEY =
      new BoardKey(TENANT, BoardMetric.STEPS, Period.WEEK, LocalDate.parse("2026-11-16"));
  private static final double GOAL = 3;

  private static final String ROWS =
      "from leaderboards.score where tenant_id = 1 and metric = 1 and period = 'week'"
          + " and starts = '2026-11-16'";

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public String about() {
    return "a leaderboard from the database against a COPY-out of its rows";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    int members = setting.size(1_000_000, 5_000);
    try (OwnDatabase database = OwnDatabase.start(1, Map.of(), LeaderboardsSchema.changes())) {
      database.execute(
          "insert into leaderboards.score select 1, 1, 'week', '2026-11-16', n, n,"
              + " (n * 7919::bigint % 150000)::int, 1 from generate_series(0, "
              + (members - 1)
              + ") n");
      database.execute("vacuum analyze leaderboards.score");
      Side ours = () -> timed(database, RebuildBenchmark::load);
      Side peer = () -> timed(database, RebuildBenchmark::copyOut);
      Pairs.measure(2, ours, peer); // warm
      report.add(
          new Row(
              name(),
              "a board of " + members + " from PostgreSQL",
              "COPY (seat, score) TO STDOUT, thrown away",
              "s",
              Pairs.measure(setting.pairs(), ours, peer),
              GOAL,
              false,
              "one tenant's transaction each, row-level security on; ranks checked against SQL once"
                  + ": "
                  + errors(database)
                  + " errors"));
    }
  }

  private static int load(Transaction tx) throws SQLException {
    return BoardTable.load(tx, KEY).size();
  }

  private static int copyOut(Transaction tx) throws SQLException {
    try {
      return (int)
          tx.connection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "copy (select seat, score " + ROWS + ") to stdout",
                  OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everybody's rank, one by one. */
  private static int errors(OwnDatabase database) {
    return database
        .transactions()
        .inTenant(
            TENANT,
            tx -> {
              OrderBoard board = BoardTable.load(tx, KEY);
              int wrong = 0;
              try (Statement statement = tx.connection().createStatement()) {
                statement.setFetchSize(10_000);
                try (ResultSet row =
                    statement.executeQuery(
                        "select seat, rank() over (order by score desc) " + ROWS)) {
                  while (row.next()) {
                    wrong += board.line(row.getInt(1)).rank() == row.getInt(2) ? 0 : 1;
                  }
                }
              }
              return wrong;
            });
  }

  private static Reading timed(OwnDatabase database, Work work) {
    double cpu = Cpu.ofThisJvm() + database.cpuSeconds();
    long start = System.nanoTime();
    int rows = database.transactions().inTenant(TENANT, work::of);
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = Cpu.ofThisJvm() + database.cpuSeconds() - cpu;
    if (rows < 1) {
      throw new IllegalStateException("nothing was read");
    }
    return new Reading(seconds, used);
  }

  private interface Work {
    int of(Transaction tx) throws SQLException;
  }
}
