package org.wellbundle.platform.database.internal.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.database.Transaction;

/** A transaction that lends its connection out and keeps its beginning and end to itself. */
final class OpenTransaction implements Transaction, InvocationHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OpenTransaction.class);

  private static final Set<String> REFUSED =
      Set.of(
          "close",
          "commit",
          "abort",
          "setAutoCommit",
          "setReadOnly",
          "setTransactionIsolation",
          "setSchema",
          "setCatalog",
          "setHoldability",
          "setNetworkTimeout",
          "beginRequest",
          "endRequest");

  private final Connection guarded;
  private final List<Runnable> actions = new ArrayList<>();
  private @Nullable Connection real;

  OpenTransaction(Connection real) {
    this.real = real;
    this.guarded =
        (Connection)
            Proxy.newProxyInstance(
                OpenTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  @Override
  public Connection connection() {
    return guarded;
  }

  @Override
  public void afterCommit(Runnable action) {
    actions.add(action);
  }

  /** From now on the connection is of no use to who kept it. */
  void end() {
    real = null;
  }

  void runAfterCommit() {
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error("An action after the commit failed", e);
      }
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws Throwable {
    String name = method.getName();
    Connection target = real;
    if (target == null) {
      return switch (name) {
        case "isClosed" -> true;
        case "toString" -> "connection of a transaction that is over";
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> args != null && proxy == args[0];
        default -> throw new SQLException("The transaction of this connection is over.", "25000");
      };
    }
    boolean wholeRollback = name.equals("rollback") && (args == null || args.length == 0);
    if (REFUSED.contains(name) || wholeRollback) {
      throw new SQLException(name + " is up to Transactions, not to the work inside.", "25000");
    }
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
