package org.wellbundle.core.providers.internal.tokens;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.internal.ProvidersSchema;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Tokens in table {@code providers.token}. */
@Component
public final class JdbcTokenStore implements TokenStore {
  private static final String OF_LINK =
      " where tenant_id = (select platform.current_tenant()) and link_id = ?";

  private final Transactions transactions;

  @Activate
  public JdbcTokenStore(
      @Reference Transactions transactions,
      @Reference(target = ProvidersSchema.READY) SchemaReady ready) {
    this(transactions);
  }

  public JdbcTokenStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Stored> read(LinkKey link) {
    return transactions.inTenant(
        link.tenant(),
        tx -> {
          try (PreparedStatement statement =
              tx.connection()
                  .prepareStatement(
                      "select sealed, version, expires_at, lost_reason from providers.token"
                          + OF_LINK)) {
            statement.setLong(1, link.link().value());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(stored(row)) : Optional.<Stored>empty();
            }
          }
        });
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getBytes(1),
        row.getLong(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4));
  }

  @Override
  public void keep(
      Transaction tx, LinkKey link, byte[] sealed, Instant expiresAt, @Nullable String scopes) {
    execute(
        tx,
        "insert into providers.token as t (tenant_id, link_id, account_id, provider_id, sealed,"
            + " version, expires_at, scopes) values (?, ?, ?, ?, ?, 1, ?, ?) on conflict (tenant_id, link_id)"
            + " do update set sealed = excluded.sealed, version = t.version + 1, expires_at ="
            + " excluded.expires_at, scopes = excluded.scopes, stored_at = now(), lost_reason = null, refresh_by = null,"
            + " refresh_until = null where t.lost_reason is not null or t.expires_at <"
            + " excluded.expires_at",
        link.tenant().value(),
        link.link().value(),
        link.account().value(),
        link.providerId(),
        sealed,
        utc(expiresAt),
        scopes);
  }

  @Override
  public @Nullable String scopes(Transaction tx, LinkKey link) {
    try (PreparedStatement statement =
        tx.connection().prepareStatement("select scopes from providers.token" + OF_LINK)) {
      statement.setLong(1, link.link().value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void scopes(Transaction tx, LinkKey link, String scopes) {
    execute(tx, "update providers.token set scopes = ?" + OF_LINK, scopes, link.link().value());
  }

  @Override
  public void forget(Transaction tx, LinkKey link) {
    execute(tx, "delete from providers.token" + OF_LINK, link.link().value());
  }

  @Override
  public boolean claim(LinkKey link, long version, UUID claimant, Duration lease) {
    return changed(
        link,
        "update providers.token set refresh_by = ?, refresh_until = now() + ? * interval '1"
            + " millisecond'"
            + OF_LINK
            + " and version = ? and lost_reason is null and (refresh_until is null or refresh_until"
            + " < now())",
        claimant,
        lease.toMillis(),
        link.link().value(),
        version);
  }

  @Override
  public boolean replace(
      LinkKey link,
      long version,
      UUID claimant,
      byte[] sealed,
      Instant expiresAt,
      @Nullable String scopes) {
    return changed(
        link,
        "update providers.token set sealed = ?, version = version + 1, expires_at = ?, scopes ="
            + " coalesce(?, scopes), stored_at = now(), refresh_by = null, refresh_until = null"
            + OF_LINK
            + " and version = ? and refresh_by = ?",
        sealed,
        utc(expiresAt),
        scopes,
        link.link().value(),
        version,
        claimant);
  }

  @Override
  public void release(LinkKey link, UUID claimant) {
    changed(
        link,
        "update providers.token set refresh_by = null, refresh_until = null"
            + OF_LINK
            + " and refresh_by = ?",
        link.link().value(),
        claimant);
  }

  @Override
  public boolean lost(LinkKey link, long version, UUID claimant, String reason) {
    return changed(
        link,
        "update providers.token set lost_reason = ?, refresh_by = null, refresh_until = null"
            + OF_LINK
            + " and version = ? and refresh_by = ?",
        reason,
        link.link().value(),
        version,
        claimant);
  }

  private boolean changed(LinkKey link, String sql, @Nullable Object... values) {
    return transactions.inTenant(link.tenant(), tx -> execute(tx, sql, values) == 1);
  }

  private static int execute(Transaction tx, String sql, @Nullable Object... values) {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static DatabaseException failed(SQLException e) {
    String state = e.getSQLState();
    return new DatabaseException(
        "tokens: " + e.getMessage(), state == null ? "08000" : state, null, e);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
