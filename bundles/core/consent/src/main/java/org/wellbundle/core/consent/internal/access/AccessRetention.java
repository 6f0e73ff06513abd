package org.wellbundle.core.consent.internal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.operations.RowRetention;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** How long people can read who looked at their data. */
@Component(configurationPid = "org.wellbundle.core.consent")
public final class AccessRetention implements RetentionRule {
  private static final int ROWS_AT_ONCE = 1_000;

  private final Transactions transactions;
  private final @Nullable Duration keep;

  /** Keys of {@code org.wellbundle.core.consent}. */
  public @interface Config {
    /** 0 for ever. */
    int accessRetentionDays() default 1095;
  }

  @Activate
  public AccessRetention(
      @Reference Transactions transactions,
      @Reference(target = PrivacySchemas.ACCESS_RETENTION_READY) SchemaReady schema,
      Config config) {
    this(transactions, RowRetention.days(config.accessRetentionDays()));
  }

  AccessRetention(Transactions transactions, @Nullable Duration keep) {
    this.transactions = transactions;
    this.keep = keep;
  }

  @Override
  public String name() {
    return "access-log";
  }

  @Override
  public String about() {
    return "Who looked at whose data, as members read it";
  }

  @Override
  public @Nullable Duration keep() {
    return keep;
  }

  @Override
  public String setting() {
    return "core.consent accessRetentionDays";
  }

  @Override
  public Due due(Instant now) {
    Instant before = keep == null ? Instant.EPOCH : now.minus(keep);
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement call = call(tx, "select * from dispatch.access_due(?)", before);
              ResultSet row = call.executeQuery()) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Due(row.getLong(1), oldest == null ? null : oldest.toInstant(), "rows");
          }
        });
  }

  @Override
  public long remove(Instant now) {
    if (keep == null) {
      return 0;
    }
    Instant before = now.minus(keep);
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement call =
                  call(tx, "select dispatch.access_purge(?, " + ROWS_AT_ONCE + ")", before);
              ResultSet row = call.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private static PreparedStatement call(Transaction tx, String sql, Instant before)
      throws SQLException {
    PreparedStatement call = tx.connection().prepareStatement(sql);
    call.setObject(1, before.atOffset(ZoneOffset.UTC));
    return call;
  }
}
