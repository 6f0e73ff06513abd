package org.wellbundle.module.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** What this part holds about people: what they were told, and what they chose. */
@Component
public final class NotificationsPersonalData implements PersonalData {
  private final Transactions transactions;
  private final ObjectMapper json = new ObjectMapper();

  @Activate
  public NotificationsPersonalData(
      @Reference Transactions transactions,
      @Reference(target = NotificationsSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return NotificationsSchema.NAME;
  }

  @Override
  public String schema() {
    return NotificationsSchema.NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    Map<String, Object> all =
        transactions.inTenant(
            person.tenant(),
            tx ->
                Map.<String, Object>of(
                    "notifications",
                    rows(
                        tx,
                        person,
                        "select kind, vals::text as values, occurred_at, read_at"
                            + " from notifications.notification"
                            + " where tenant_id = ? and account_id = ? and deleted_at is null"
                            + " order by id"),
                    "choices",
                    rows(
                        tx,
                        person,
                        "select kind, channel, wanted from notifications.preference"
                            + " where tenant_id = ? and account_id = ? order by kind, channel")));
    try (OutputStream out = archive.file("notifications.json")) {
      out.write(json.writeValueAsBytes(all));
    }
  }

  private static List<Map<String, String>> rows(Transaction tx, Person person, String sql)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (PreparedStatement select = tx.connection().prepareStatement(sql)) {
      select.setInt(1, person.tenant().value());
      select.setLong(2, person.account().value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(columns(row));
        }
      }
    }
    return rows;
  }

  private static Map<String, String> columns(ResultSet row) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int n = 1; n <= row.getMetaData().getColumnCount(); n++) {
      String name = row.getMetaData().getColumnName(n);
      String value =
          name.endsWith("_at") && row.getObject(n) != null
              ? row.getObject(n, OffsetDateTime.class).toString()
              : row.getString(n);
      if (value != null) {
        columns.put(name, value);
      }
    }
    return columns;
  }
}
