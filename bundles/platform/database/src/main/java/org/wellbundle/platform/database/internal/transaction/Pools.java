package org.wellbundle.platform.database.internal.transaction;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;

/** The pools of one node, and the transactions over them. */
public final class Pools implements AutoCloseable {
  private static final int INDEPENDENT_SIZE = 3;
  private static final long WAIT_MILLIS = 5_000;

  private final HikariDataSource app;
  private final HikariDataSource independent;
  private final HikariDataSource dispatcher;
  private final Transactions transactions;
  private final IndependentTransactions independentTransactions;

  /**
   * @param statementSeconds limit of one statement
   * @param lockSeconds limit of waiting for a lock
   */
  public record Sizes(int app, int dispatcher, int statementSeconds, int lockSeconds) {
    public static Sizes standard() {
      return new Sizes(16, 6, 30, 10);
    }
  }

  public Pools(DatabaseAddress address, Login appLogin, Login dispatcherLogin, Sizes sizes) {
    app = pool("app", address, appLogin, sizes.app(), sizes);
    independent = pool("independent", address, appLogin, INDEPENDENT_SIZE, sizes);
    dispatcher = pool("dispatcher", address, dispatcherLogin, sizes.dispatcher(), sizes);
    transactions = new PooledTransactions(app, dispatcher);
    independentTransactions = new PooledTransactions(independent, dispatcher)::inTenant;
  }

  public Transactions transactions() {
    return transactions;
  }

  public IndependentTransactions independentTransactions() {
    return independentTransactions;
  }

  /** Numbers of the pools, for operators. */
  public MetricsSource metrics() {
    return new PoolMetrics(List.of(app, independent, dispatcher));
  }

  @Override
  public void close() {
    app.close();
    independent.close();
    dispatcher.close();
  }

  private static HikariDataSource pool(
      String name, DatabaseAddress address, Login login, int size, Sizes sizes) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("wellbundle-" + name);
    config.setDataSource(address.dataSource(login, sizes.statementSeconds(), sizes.lockSeconds()));
    config.setAutoCommit(false);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionTimeout(WAIT_MILLIS);
    // A server that is away for a while doesn't keep the node from starting.
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql("set time zone 'UTC'");
    // Ends the transaction of the line above: else the first one of each connection would have its
    // beginning, and a now() of long ago.
    config.setIsolateInternalQueries(true);
    return new HikariDataSource(config);
  }
}
