package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** The audit of links: rows are added, never changed. */
final class TransitionLog {
  private TransitionLog() {}

  /** One change of state. */
  record Entry(
      TenantId tenant,
      LinkId link,
      Actor actor,
      @Nullable LinkState from,
      LinkState to,
      @Nullable String reason,
      String correlationId,
      Instant at) {}

  static void add(Transaction tx, Entry entry) throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into linking.transition (tenant_id, link_id, actor, from_state, to_state,"
                    + " reason, correlation_id, at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, entry.tenant().value());
      insert.setLong(2, entry.link().value());
      insert.setString(3, entry.actor().name());
      insert.setString(4, entry.from() == null ? null : entry.from().name());
      insert.setString(5, entry.to().name());
      insert.setString(6, entry.reason());
      insert.setString(7, entry.correlationId());
      insert.setObject(8, entry.at().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}
