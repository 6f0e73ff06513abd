package org.wellbundle.core.providers.internal.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.providers.internal.ProvidersSchema;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/**
 * The book in PostgreSQL, by its clock. A registration's row is locked while its page is open, a
 * millisecond or two, several times a second when a vendor's limit is used up.
 */
@Component
public final class PostgresSliceBook implements SliceBook {
  private final Transactions transactions;

  @Activate
  public PostgresSliceBook(
      @Reference Transactions transactions,
      @Reference(target = ProvidersSchema.READY) SchemaReady ready) {
    this(transactions);
  }

  public PostgresSliceBook(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T open(String registration, Duration keep, Function<Page, T> work) {
    return transactions.asDispatcher(
        tx -> {
          lock(tx.connection(), registration);
          JdbcPage page = JdbcPage.open(tx.connection(), registration);
          page.tidy(keep);
          return work.apply(page);
        });
  }

  private static void lock(Connection connection, String registration) throws SQLException {
    if (locked(connection, registration)) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into dispatch.rate_page values (?) on conflict do nothing")) {
      insert.setString(1, registration);
      insert.executeUpdate();
    }
    locked(connection, registration);
  }

  private static boolean locked(Connection connection, String registration) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from dispatch.rate_page where registration = ? for update")) {
      select.setString(1, registration);
      return select.executeQuery().next();
    }
  }
}
