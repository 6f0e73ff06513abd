package org.wellbundle.core.sync.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/**
 * Counts the moments in which something can go wrong (before each statement, before and after each
 * commit) and lets it go wrong at one of them.
 */
public final class FaultyTransactions implements Transactions {
  /** What happens at the chosen moment. */
  public enum Fault {
    /** The process is killed. */
    CRASH,
    /** The connection breaks. */
    CONNECTION_LOST
  }

  private final Transactions real;
  private final Fault fault;
  private final int at;
  private int moments;

  public FaultyTransactions(Transactions real, Fault fault, int at) {
    this.real = real;
    this.fault = fault;
    this.at = at;
  }

  /** Moments passed so far. */
  public int moments() {
    return moments;
  }

  public boolean happened() {
    return moments >= at;
  }

  @Override
  public <T> T inTenant(TenantId tenant, Work<T> work) {
    return after(real.inTenant(tenant, tx -> before(work.run(new Watched(tx)))));
  }

  @Override
  public <T> T asDispatcher(Work<T> work) {
    return after(real.asDispatcher(tx -> before(work.run(new Watched(tx)))));
  }

  private <T> T before(T result) throws SQLException {
    moment();
    return result;
  }

  private <T> T after(T result) {
    moments++;
    if (moments == at && fault == Fault.CRASH) {
      throw new Crash();
    }
    return result;
  }

  private void moment() throws SQLException {
    moments++;
    if (moments == at) {
      if (fault == Fault.CRASH) {
        throw new Crash();
      }
      throw new SQLException("connection lost", "08006");
    }
  }

  private final class Watched implements Transaction {
    private final Transaction tx;

    Watched(Transaction tx) {
      this.tx = tx;
    }

    @Override
    public Connection connection() {
      return proxy(Connection.class, tx.connection());
    }

    @Override
    public void afterCommit(Runnable action) {
      tx.afterCommit(action);
    }
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              if (method.getName().startsWith("execute")) {
                moment();
              }
              Object result = call(target, method, args);
              return result instanceof PreparedStatement statement
                  ? proxy(PreparedStatement.class, statement)
                  : result;
            }));
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
