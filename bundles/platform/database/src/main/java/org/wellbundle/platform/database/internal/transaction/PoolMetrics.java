package org.wellbundle.platform.database.internal.transaction;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import org.wellbundle.api.module.MetricsSource;

/** Connections of the pools. */
final class PoolMetrics implements MetricsSource {
  private static final String POOL = "pool";

  private final List<HikariDataSource> pools;

  PoolMetrics(List<HikariDataSource> pools) {
    this.pools = pools;
  }

  @Override
  public void report(Readings out) {
    for (HikariDataSource pool : pools) {
      HikariPoolMXBean now = pool.getHikariPoolMXBean();
      if (now == null) {
        continue; // not asked for a connection yet
      }
      String name = pool.getPoolName().replace("wellbundle-", "");
      String help = "Connections to the database by state.";
      String family = "wellbundle_database_connections";
      out.gauge(family, help, now.getActiveConnections(), POOL, name, "state", "active");
      out.gauge(family, help, now.getIdleConnections(), POOL, name, "state", "idle");
      out.gauge(
          "wellbundle_database_connections_max",
          "Connections a pool may have.",
          pool.getMaximumPoolSize(),
          POOL,
          name);
      out.gauge(
          "wellbundle_database_waiting_threads",
          "Threads that wait for a connection.",
          now.getThreadsAwaitingConnection(),
          POOL,
          name);
    }
  }
}
