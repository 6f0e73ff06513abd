package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Counts links tenant by tenant, each in a transaction of its own. */
@Component
public final class LinkCounts implements LinkCensus {
  private static final String COUNT =
      """
      select provider_id, state, count(*), max(last_data_at) from linking.link
       where tenant_id = ? group by provider_id, state order by provider_id, state""";

  private final Transactions transactions;
  private final TenantDirectory tenants;

  @Activate
  public LinkCounts(
      @Reference Transactions transactions,
      @Reference TenantDirectory tenants,
      @Reference(target = LinkingSchema.READY) SchemaReady schema) {
    this(transactions, tenants);
  }

  LinkCounts(Transactions transactions, TenantDirectory tenants) {
    this.transactions = transactions;
    this.tenants = tenants;
  }

  @Override
  public List<Line> count() {
    List<Line> all = new ArrayList<>();
    for (Tenant tenant : tenants.all()) {
      all.addAll(transactions.inTenant(tenant.id(), tx -> count(tx, tenant.id())));
    }
    return all;
  }

  private static List<Line> count(Transaction tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select = tx.connection().prepareStatement(COUNT)) {
      select.setInt(1, tenant.value());
      List<Line> lines = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          OffsetDateTime lastData = row.getObject(4, OffsetDateTime.class);
          lines.add(
              new Line(
                  tenant,
                  row.getString(1),
                  LinkState.valueOf(row.getString(2)),
                  row.getLong(3),
                  lastData == null ? null : lastData.toInstant()));
        }
      }
      return lines;
    }
  }
}
