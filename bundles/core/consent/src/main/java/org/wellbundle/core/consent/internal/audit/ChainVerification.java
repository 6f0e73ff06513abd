package org.wellbundle.core.consent.internal.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.consent.AuditVerification;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * Follows a chain while others append to it: what was noted is read first, then the head, then the
 * entries up to it.
 */
@Component
public final class ChainVerification implements AuditVerification {
  private final Transactions transactions;
  private final AnchorTable anchors;

  @Activate
  public ChainVerification(
      @Reference Transactions transactions,
      @Reference Vault vault,
      @Reference(target = PrivacySchemas.AUDIT_READY) SchemaReady schema) {
    this(transactions, vault);
  }

  ChainVerification(Transactions transactions, Vault vault) {
    this.transactions = transactions;
    this.anchors = new AnchorTable(vault);
  }

  @Override
  public Outcome verify(TenantId tenant, @Nullable Place known) {
    return transactions.inTenant(tenant, tx -> verify(tx, tenant, known));
  }

  private Outcome verify(Transaction tx, TenantId tenant, @Nullable Place known)
      throws SQLException {
    List<Place> noted = new ArrayList<>();
    int sealed = 0;
    for (AnchorTable.Anchor anchor : anchors.all(tx, tenant)) {
      Optional<Place> place = anchor.place();
      if (place.isEmpty() || place.get().number() != anchor.number()) {
        return new Broken(
            0,
            anchor.number(),
            "anchor-altered",
            "The seal of the anchor at entry %d doesn't hold.".formatted(anchor.number()));
      }
      noted.add(place.get());
      sealed++;
    }
    if (known != null) {
      noted.add(known);
    }
    Place head =
        AnchorTable.head(tx)
            .orElseGet(
                () -> new Place(0, HexFormat.of().formatHex(ChainHash.first(tenant.value()))));
    ChainWalk walk = new ChainWalk(tx, tenant.value(), noted);
    Broken broken = walk.to(head);
    if (broken == null) {
      broken = strays(tx, walk.entries());
    }
    return broken == null ? new Unbroken(walk.entries(), sealed, head) : broken;
  }

  /** Entries that no link of the chain leads to, and links beyond the head. */
  private static @Nullable Broken strays(Transaction tx, long entries) throws SQLException {
    try (PreparedStatement query =
            tx.connection()
                .prepareStatement(
                    """
                    select 'e', min(e.id) from audit.entry e
                    where not exists (select from audit.chain c where c.entry_id = e.id
                      and c.tenant_id = (select platform.current_tenant()))
                    union all
                    select 'c', min(number) from audit.chain
                    where number > coalesce((select number from audit.head), 0)
                    """);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        long number = row.getLong(2);
        if (!row.wasNull()) {
          String what = row.getString(1).equals("e") ? "Row" : "Link";
          return new Broken(
              entries,
              number,
              "added",
              "%s %d was not written by the service: the chain doesn't know it."
                  .formatted(what, number));
        }
      }
      return null;
    }
  }
}
