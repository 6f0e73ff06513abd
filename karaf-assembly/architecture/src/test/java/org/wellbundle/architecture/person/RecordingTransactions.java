package org.wellbundle.architecture.person;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Remembers what was asked of the database. */
final class RecordingTransactions implements Transactions {
  private final Transactions real;
  private final List<String> statements = new ArrayList<>();

  RecordingTransactions(Transactions real) {
    this.real = real;
  }

  boolean asked(String table) {
    return statements.stream().anyMatch(it -> it.matches("(?s).*\\b" + table + "\\b.*"));
  }

  @Override
  public <T> T inTenant(TenantId tenant, Work<T> work) {
    return real.inTenant(tenant, tx -> run(tx, work));
  }

  @Override
  public <T> T asDispatcher(Work<T> work) {
    return real.asDispatcher(tx -> run(tx, work));
  }

  private <T> T run(Transaction tx, Work<T> work) throws SQLException {
    Connection watched =
        Stubs.of(
            Connection.class,
            (method, arguments) -> {
              if (arguments.length > 0 && arguments[0] instanceof String sql) {
                statements.add(sql);
              }
              try {
                return method.invoke(tx.connection(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return work.run(
        new Transaction() {
          @Override
          public Connection connection() {
            return watched;
          }

          @Override
          public void afterCommit(Runnable action) {
            tx.afterCommit(action);
          }
        });
  }
}
