package org.wellbundle.platform.mail.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Which mails a person got, and when. What they said isn't kept. */
@Component
public final class MailPersonalData implements PersonalData {
  private final Transactions transactions;
  private final ObjectMapper json = new ObjectMapper();

  @Activate
  public MailPersonalData(
      @Reference Transactions transactions,
      @Reference(target = MailSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String schema() {
    return "mail";
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    List<Map<String, String>> mails =
        transactions.inTenant(
            person.tenant(),
            tx -> {
              try (PreparedStatement select =
                  tx.connection()
                      .prepareStatement(
                          "select template, state, queued_at from mail.message"
                              + " where tenant_id = ? and account_id = ? union all select"
                              + " 'undeliverable', report, noted_at from mail.undeliverable"
                              + " where tenant_id = ? and account_id = ? order by 3")) {
                select.setInt(1, person.tenant().value());
                select.setLong(2, person.account().value());
                select.setInt(3, person.tenant().value());
                select.setLong(4, person.account().value());
                return rows(select);
              }
            });
    try (OutputStream out = archive.file("mails.json")) {
      out.write(json.writeValueAsBytes(mails));
    }
  }

  private static List<Map<String, String>> rows(PreparedStatement select) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            Map.of(
                "mail", row.getString(1),
                "state", row.getString(2),
                "at", row.getObject(3, OffsetDateTime.class).toString()));
      }
    }
    return rows;
  }
}
