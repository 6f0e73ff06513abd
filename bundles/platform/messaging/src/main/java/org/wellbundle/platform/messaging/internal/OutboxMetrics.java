package org.wellbundle.platform.messaging.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** How far behind each handler of events is, and what it could not take. */
@Component
public final class OutboxMetrics implements MetricsSource {
  private static final String LAG =
      """
      select c.handler, count(e.position),
             coalesce(extract(epoch from now() - min(e.occurred_at)), 0)
        from dispatch.event_cursor c left join dispatch.event e on e.position > c.position
       group by c.handler
      """;
  private static final String DEAD =
      "select handler, count(*) from dispatch.event_dead_letter group by handler";

  private final Transactions transactions;

  @Activate
  public OutboxMetrics(
      @Reference Transactions transactions,
      @Reference(target = OutboxSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public void report(Readings out) {
    transactions.runAsDispatcher(
        tx -> {
          lag(tx, out);
          dead(tx, out);
        });
  }

  private static void lag(Transaction tx, Readings out) throws SQLException {
    try (PreparedStatement query = tx.connection().prepareStatement(LAG);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String handler = row.getString(1);
        out.gauge(
            "wellbundle_outbox_waiting_events",
            "Events a handler has not passed, of any type.",
            row.getDouble(2),
            "handler",
            handler);
        out.gauge(
            "wellbundle_outbox_lag_seconds",
            "Age of the oldest event a handler has not passed.",
            row.getDouble(3),
            "handler",
            handler);
      }
    }
  }

  private static void dead(Transaction tx, Readings out) throws SQLException {
    try (PreparedStatement query = tx.connection().prepareStatement(DEAD);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        out.gauge(
            "wellbundle_outbox_dead_letters",
            "Events a handler could not take.",
            row.getDouble(2),
            "handler",
            row.getString(1));
      }
    }
  }
}
