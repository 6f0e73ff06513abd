package org.wellbundle.core.consent.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.ObjectRef;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Sql;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.privacy.AuditLog;

/** Calls {@code audit.append}. */
@Component
public final class SqlAuditLog implements AuditLog {
  @Activate
  public SqlAuditLog(@Reference(target = PrivacySchemas.AUDIT_READY) SchemaReady schema) {}

  SqlAuditLog() {}

  @Override
  public void append(Transaction tx, AuditEntry entry) {
    Sql.run(() -> insert(tx.connection(), entry));
  }

  private static boolean insert(Connection connection, AuditEntry entry) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select audit.append(?, ?, ?, ?, ?, ?, ?, ?)")) {
      ObjectRef object = entry.object();
      call.setString(1, entry.action());
      call.setString(2, entry.actor().role());
      set(call, 3, entry.actor().account());
      set(call, 4, entry.subject());
      call.setString(5, object == null ? null : object.kind());
      call.setString(6, object == null ? null : object.id());
      call.setArray(7, connection.createArrayOf("text", pairs(entry.details())));
      call.setString(8, entry.correlationId());
      return call.execute();
    }
  }

  private static void set(PreparedStatement call, int index, @Nullable AccountId account)
      throws SQLException {
    if (account == null) {
      call.setNull(index, Types.BIGINT);
    } else {
      call.setLong(index, account.value());
    }
  }

  private static Object[] pairs(Map<String, String> details) {
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(details)
        .forEach(
            (key, value) -> {
              pairs.add(key);
              pairs.add(value);
            });
    return pairs.toArray();
  }
}
