package org.wellbundle.core.accounts.token;

import static org.wellbundle.core.accounts.sql.Sql.at;
import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.core.accounts.session.SessionRow;
import org.wellbundle.platform.database.Transaction;

/** Tokens of apps. They hang on a session and go with it. */
public final class TokenRepository {
  private static final int SECRET_BYTES = 32;

  private final Lifetimes lifetimes;

  public TokenRepository(Lifetimes lifetimes) {
    this.lifetimes = lifetimes;
  }

  /** An access token and the refresh token for the next one; shown this once. */
  public record Pair(String access, String refresh) {
    @Override
    public String toString() {
      return "Pair[hidden]";
    }
  }

  /** What became of a refresh token. */
  sealed interface Spent {}

  /** It was good, and is used up now. */
  record Good(String session) implements Spent {}

  /** It was used before: whoever shows it, or whoever used it, stole it. */
  record Stolen(String session) implements Spent {}

  record Unknown() implements Spent {}

  Pair issue(Transaction tx, TenantId tenant, String session, Instant now) throws SQLException {
    execute(
        tx,
        "delete from accounts.token where tenant_id = ? and expires_at <= ?",
        tenant.value(),
        at(now));
    Pair pair = new Pair(Secrets.random(SECRET_BYTES), Secrets.random(SECRET_BYTES));
    insert(tx, tenant, pair.access(), session, "ACCESS", now.plus(lifetimes.access()));
    insert(tx, tenant, pair.refresh(), session, "REFRESH", now.plus(lifetimes.refresh()));
    return pair;
  }

  private static void insert(
      Transaction tx, TenantId tenant, String secret, String session, String kind, Instant until)
      throws SQLException {
    execute(
        tx,
        "insert into accounts.token (tenant_id, secret_hash, session_id, kind, expires_at)"
            + " values (?, ?, ?, ?, ?)",
        tenant.value(),
        Secrets.hash(secret),
        session,
        kind,
        at(until));
  }

  /** The session of an access token. */
  public Optional<SessionRow> session(Transaction tx, TenantId tenant, String access, Instant now)
      throws SQLException {
    return SessionRepository.query(
        tx,
        "select "
            + SessionRepository.COLUMNS
            + " from accounts.token t join accounts.session s"
            + " on s.tenant_id = t.tenant_id and s.public_id = t.session_id"
            + " where t.tenant_id = ? and t.secret_hash = ? and t.kind = 'ACCESS'"
            + " and t.expires_at > ? and s.expires_at > ? and s.ends_at > ?",
        now,
        tenant.value(),
        Secrets.hash(access),
        at(now),
        at(now),
        at(now));
  }

  /** Uses a refresh token up. The row lock makes one of several callers at once the first. */
  Spent spend(Transaction tx, TenantId tenant, String refresh, Instant now) throws SQLException {
    byte[] hash = Secrets.hash(refresh);
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select t.session_id, t.used_at from accounts.token t join accounts.session s"
                    + " on s.tenant_id = t.tenant_id and s.public_id = t.session_id"
                    + " where t.tenant_id = ? and t.secret_hash = ? and t.kind = 'REFRESH'"
                    + " and t.expires_at > ? and s.ends_at > ? for update of t")) {
      select.setInt(1, tenant.value());
      select.setBytes(2, hash);
      select.setObject(3, at(now));
      select.setObject(4, at(now));
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return new Unknown();
        }
        String session = rows.getString(1);
        if (rows.getObject(2, OffsetDateTime.class) != null) {
          return new Stolen(session);
        }
        execute(
            tx,
            "update accounts.token set used_at = ? where tenant_id = ? and secret_hash = ?",
            at(now),
            tenant.value(),
            hash);
        // Access tokens of before end with the refresh token they came with.
        execute(
            tx,
            "delete from accounts.token where tenant_id = ? and session_id = ? and kind = 'ACCESS'",
            tenant.value(),
            session);
        return new Good(session);
      }
    }
  }
}
