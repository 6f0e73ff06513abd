package org.wellbundle.platform.openjpa.internal;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that hands out the connection of the transaction this thread is in. The transaction
 * belongs to somebody else, so what would end it or change its settings does nothing.
 */
final class SharedConnections implements DataSource {
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

  /** Lets OpenJPA use a connection on this thread until closed. */
  Use use(Connection connection) {
    Connection before = current.get();
    current.set(unendable(connection));
    return () -> {
      if (before == null) {
        current.remove();
      } else {
        current.set(before);
      }
    };
  }

  interface Use extends AutoCloseable {
    @Override
    void close();
  }

  private static Connection unendable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            SharedConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "commit",
                "rollback",
                "close",
                "setAutoCommit",
                "setTransactionIsolation",
                "setReadOnly":
                  return null;
                case "getAutoCommit", "isClosed":
                  return Boolean.FALSE;
                case "equals":
                  return proxy == arguments[0];
                case "hashCode":
                  return System.identityHashCode(proxy);
                default:
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
              }
            });
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = current.get();
    if (connection == null) {
      throw new SQLException("entities are used outside of a transaction", "25P01");
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
