package org.wellbundle.core.consent.internal.audit;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.consent.AuditVerification.Place;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Where chains stood, sealed with the key ring's key that lies outside of the database. */
final class AnchorTable {
  private final Vault vault;

  AnchorTable(Vault vault) {
    this.vault = vault;
  }

  /**
   * An anchor as it was found.
   *
   * @param place empty when the seal doesn't hold
   */
  record Anchor(long number, Optional<Place> place) {}

  /** Notes where the chain stands now; empty when that is noted already. */
  Optional<Place> add(Transaction tx, TenantId tenant) throws SQLException {
    Optional<Place> head = head(tx);
    if (head.isEmpty()) {
      return head;
    }
    byte[] sealed =
        vault.sealForPlatform(
            purpose(tenant),
            (head.get().number() + " " + head.get().hash()).getBytes(StandardCharsets.UTF_8));
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into audit.anchor (tenant_id, number, sealed) values (?, ?, ?)"
                    + " on conflict do nothing")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, head.get().number());
      insert.setBytes(3, sealed);
      return insert.executeUpdate() == 1 ? head : Optional.empty();
    }
  }

  List<Anchor> all(Transaction tx, TenantId tenant) throws SQLException {
    List<Anchor> anchors = new ArrayList<>();
    try (PreparedStatement query =
            tx.connection()
                .prepareStatement("select number, sealed from audit.anchor order by number");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        anchors.add(new Anchor(row.getLong(1), open(tenant, row.getBytes(2))));
      }
    }
    return anchors;
  }

  static Optional<Place> head(Transaction tx) throws SQLException {
    try (PreparedStatement query =
            tx.connection().prepareStatement("select number, hash from audit.head");
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? Optional.of(new Place(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))))
          : Optional.empty();
    }
  }

  private Optional<Place> open(TenantId tenant, byte[] sealed) {
    try {
      String text =
          new String(vault.openForPlatform(purpose(tenant), sealed), StandardCharsets.UTF_8);
      int gap = text.indexOf(' ');
      return Optional.of(
          new Place(Long.parseLong(text.substring(0, gap)), text.substring(gap + 1)));
    } catch (VaultException e) {
      return Optional.empty();
    }
  }

  /** Bound to the tenant: an anchor of another one doesn't open. */
  private static String purpose(TenantId tenant) {
    return "audit-anchor|" + tenant;
  }
}
