package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Reads the transitions of an account's links. */
@Component
public final class LinkHistoryBook implements LinkHistory {
  private static final String READ =
      """
      select l.id, l.provider_id, t.from_state, t.to_state, t.reason, t.actor, t.at,
             t.correlation_id
        from linking.link l
        join linking.transition t on t.tenant_id = l.tenant_id and t.link_id = l.id
       where l.tenant_id = ? and l.account_id = ?
       order by t.id desc limit ?\
      """;

  private final Transactions transactions;

  @Activate
  public LinkHistoryBook(
      @Reference Transactions transactions,
      @Reference(target = LinkingSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public List<Change> recent(TenantId tenant, AccountId account, int most) {
    return transactions.inTenant(
        tenant,
        tx -> {
          try (PreparedStatement select = tx.connection().prepareStatement(READ)) {
            select.setInt(1, tenant.value());
            select.setLong(2, account.value());
            select.setInt(3, most);
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                changes.add(change(row));
              }
            }
            return changes;
          }
        });
  }

  private static Change change(ResultSet row) throws SQLException {
    String from = row.getString(3);
    return new Change(
        new LinkId(row.getLong(1)),
        row.getString(2),
        from == null ? null : LinkState.valueOf(from),
        LinkState.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6).toLowerCase(Locale.ROOT),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getString(8));
  }
}
