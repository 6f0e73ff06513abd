package org.wellbundle.platform.database.internal.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transactions;

/**
 * Transactions over pools. This is the one place that names the tenant to the database; the setting
 * is local to the transaction, so that no connection carries it back into the pool.
 */
public final class PooledTransactions implements Transactions {
  private final DataSource app;
  private final DataSource dispatcher;
  private final ThreadLocal<@Nullable String> open = new ThreadLocal<>();

  public PooledTransactions(DataSource app, DataSource dispatcher) {
    this.app = app;
    this.dispatcher = dispatcher;
  }

  @Override
  public <T> T inTenant(TenantId tenant, Work<T> work) {
    return run(app, "tenant " + tenant, connection -> nameTenant(connection, tenant), work);
  }

  @Override
  public <T> T asDispatcher(Work<T> work) {
    return run(dispatcher, "the dispatcher", connection -> {}, work);
  }

  private <T> T run(DataSource pool, String whose, Start start, Work<T> work) {
    String outer = open.get();
    if (outer != null) {
      throw new IllegalStateException(
          "A transaction of "
              + outer
              + " is open on this thread: hand it over instead of opening one of "
              + whose);
    }
    OpenTransaction transaction;
    T result;
    try (Connection connection = connect(pool)) {
      open.set(whose);
      transaction = new OpenTransaction(connection);
      result = commit(connection, transaction, start, work);
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    } finally {
      open.remove();
    }
    transaction.runAfterCommit();
    return result;
  }

  private static <T> T commit(
      Connection connection, OpenTransaction transaction, Start start, Work<T> work)
      throws SQLException {
    boolean done = false;
    try {
      start.run(connection);
      T result = work.run(transaction);
      transaction.end();
      connection.commit();
      done = true;
      return result;
    } finally {
      transaction.end();
      if (!done) {
        rollback(connection);
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The work's own failure is what counts; the pool drops a connection that can't roll back.
      org.slf4j.LoggerFactory.getLogger(PooledTransactions.class)
          .debug("Roll-back failed: {}", e.getSQLState());
    }
  }

  private static Connection connect(DataSource pool) throws DatabaseException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw SqlErrors.unavailable(e);
    }
  }

  private static void nameTenant(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
      statement.setString(1, tenant.toString());
      statement.execute();
    }
  }

  private interface Start {
    void run(Connection connection) throws SQLException;
  }
}
