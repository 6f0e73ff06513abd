package org.wellbundle.core.consent.internal.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Archives are there to be fetched, not to be kept. */
@Component
public final class ArchiveRetention implements RetentionRule {
  private static final int AT_ONCE = 20;

  private final Transactions transactions;

  @Activate
  public ArchiveRetention(
      @Reference Transactions transactions,
      @Reference(target = PrivacySchemas.LEAVING_READY) SchemaReady schema) {
    this(transactions);
  }

  ArchiveRetention(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "archives";
  }

  @Override
  public String about() {
    return "Archives of people who asked for their data";
  }

  @Override
  public Duration keep() {
    return Archives.KEPT;
  }

  @Override
  public String setting() {
    return "fixed";
  }

  @Override
  public Due due(Instant now) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement call = call(tx, "select * from dispatch.archives_due(?)", now);
              ResultSet row = call.executeQuery()) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Due(row.getLong(1), oldest == null ? null : oldest.toInstant(), "rows");
          }
        });
  }

  @Override
  public long remove(Instant now) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement call =
                  call(tx, "select dispatch.archives_purge(?, " + AT_ONCE + ")", now);
              ResultSet row = call.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private PreparedStatement call(Transaction tx, String sql, Instant now) throws SQLException {
    PreparedStatement call = tx.connection().prepareStatement(sql);
    call.setObject(1, now.minus(keep()).atOffset(ZoneOffset.UTC));
    return call;
  }
}
