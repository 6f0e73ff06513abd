package org.wellbundle.core.accounts.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.core.accounts.sql.Sql;
import org.wellbundle.platform.database.Transaction;

/** Sessions in the database; a browser's is found by the hash of its cookie's value. */
public final class SessionRepository {
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(5);

  /** With an app lock, minutes count. */
  private static final Duration TOUCH_LOCKABLE_EVERY = Duration.ofSeconds(10);

  private static final int SECRET_BYTES = 32;
  private static final int MOST = 100;

  public static final String COLUMNS =
      "s.account_id, s.public_id, s.csrf_token, s.kind, s.device, s.scopes, s.created_at,"
          + " s.last_seen_at, s.passcode, s.locked, s.lock_after_seconds";

  private final Lifetimes lifetimes;

  public SessionRepository(Lifetimes lifetimes) {
    this.lifetimes = lifetimes;
  }

  /** A new session; the secret is shown this once. */
  public record Opened(String secret, String publicId, String csrfToken) {
    @Override
    public String toString() {
      return "Opened[" + publicId + "]";
    }
  }

  /** What a session is opened with. */
  public record Opening(
      AccountId account, SessionRow.Kind kind, String device, @Nullable Set<Permission> scopes) {}

  public Opened open(Transaction tx, TenantId tenant, Opening opening, Instant now)
      throws SQLException {
    Opened opened =
        new Opened(Secrets.random(SECRET_BYTES), Secrets.random(12), Secrets.random(24));
    deleteExpired(tx, tenant, now);
    makeRoom(tx, tenant, opening.account());
    Connection connection = tx.connection();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into accounts.session (tenant_id, secret_hash, public_id, account_id,"
                + " csrf_token, created_at, last_seen_at, expires_at, ends_at, kind, device,"
                + " scopes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, tenant.value());
      insert.setBytes(2, Secrets.hash(opened.secret()));
      insert.setString(3, opened.publicId());
      insert.setLong(4, opening.account().value());
      insert.setString(5, opened.csrfToken());
      insert.setObject(6, Sql.at(now));
      insert.setObject(7, Sql.at(now));
      insert.setObject(8, Sql.at(now.plus(idle(opening.kind()))));
      insert.setObject(9, Sql.at(now.plus(lifetimes.longest())));
      insert.setString(10, opening.kind().name());
      insert.setString(11, opening.device());
      Set<Permission> scopes = opening.scopes();
      insert.setArray(
          12,
          scopes == null
              ? null
              : connection.createArrayOf(
                  "text", scopes.stream().map(Permission::wireName).sorted().toArray()));
      insert.executeUpdate();
    }
    return opened;
  }

  /** An app's session lives as long as its refresh token may wait. */
  private Duration idle(SessionRow.Kind kind) {
    return kind == SessionRow.Kind.APP ? lifetimes.refresh() : lifetimes.idle();
  }

  public Optional<SessionRow> find(Transaction tx, TenantId tenant, String secret, Instant now)
      throws SQLException {
    Optional<SessionRow> found =
        query(
            tx,
            "select "
                + COLUMNS
                + " from accounts.session s where s.tenant_id = ? and s.kind = 'BROWSER' and"
                + " s.secret_hash = ? and s.expires_at > ? and s.ends_at > ?",
            now,
            tenant.value(),
            Secrets.hash(secret),
            Sql.at(now),
            Sql.at(now));
    if (found.isPresent()) {
      used(tx, tenant, found.get(), now);
    }
    return found;
  }

  /** The same session under a new secret; the old one opens nothing any more. */
  public Optional<String> renew(Transaction tx, TenantId tenant, AccountId account, String publicId)
      throws SQLException {
    String secret = Secrets.random(SECRET_BYTES);
    int renewed =
        Sql.execute(
            tx,
            "update accounts.session set secret_hash = ? where tenant_id = ? and account_id = ?"
                + " and public_id = ? and kind = 'BROWSER'",
            Secrets.hash(secret),
            tenant.value(),
            account.value(),
            publicId);
    return renewed == 1 ? Optional.of(secret) : Optional.empty();
  }

  /** Notes that a session is used, now and then. */
  public void used(Transaction tx, TenantId tenant, SessionRow session, Instant now)
      throws SQLException {
    boolean lockable = session.lockAfterSeconds() != null;
    Duration every = lockable ? TOUCH_LOCKABLE_EVERY : TOUCH_EVERY;
    if (session.lastUsedAt().isAfter(now.minus(every))) {
      return;
    }
    Sql.execute(
        tx,
        "update accounts.session set last_seen_at = ?, expires_at = ?, locked = ?"
            + " where tenant_id = ? and public_id = ?",
        Sql.at(now),
        Sql.at(now.plus(idle(session.kind()))),
        session.locked(),
        tenant.value(),
        session.publicId());
  }

  /** Sessions of an account, the one used last first. */
  public List<SessionRow> of(Transaction tx, TenantId tenant, AccountId account, Instant now)
      throws SQLException {
    List<SessionRow> sessions = new ArrayList<>();
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select "
                    + COLUMNS
                    + " from accounts.session s where s.tenant_id = ? and s.account_id = ? and"
                    + " s.expires_at > ? and s.ends_at > ? order by s.last_seen_at desc limit"
                    + " 100")) {
      Sql.bind(select, tenant.value(), account.value(), Sql.at(now), Sql.at(now));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sessions.add(read(rows, now));
        }
      }
    }
    return sessions;
  }

  /** Ends one session of an account. Returns its kind; empty when it isn't one of its. */
  public Optional<SessionRow.Kind> close(
      Transaction tx, TenantId tenant, AccountId account, String publicId) throws SQLException {
    return Sql.first(
        tx,
        row -> SessionRow.Kind.valueOf(row.getString(1)),
        "delete from accounts.session"
            + " where tenant_id = ? and account_id = ? and public_id = ? returning kind",
        tenant.value(),
        account.value(),
        publicId);
  }

  /** Ends a session, whosever it is. Returns whose it was. */
  public Optional<AccountId> closeAny(Transaction tx, TenantId tenant, String publicId)
      throws SQLException {
    return Sql.first(
        tx,
        row -> new AccountId(row.getLong(1)),
        "delete from accounts.session where tenant_id = ? and public_id = ? returning account_id",
        tenant.value(),
        publicId);
  }

  /** Ends the session of a browser's cookie. Returns whose it was. */
  public Optional<AccountId> close(Transaction tx, TenantId tenant, String secret)
      throws SQLException {
    return Sql.first(
        tx,
        row -> new AccountId(row.getLong(1)),
        "delete from accounts.session where tenant_id = ? and secret_hash = ? and kind = 'BROWSER'"
            + " returning account_id",
        tenant.value(),
        Secrets.hash(secret));
  }

  /** Ends all sessions of an account but one; pass an empty id to end all. Returns how many. */
  public int closeOthers(Transaction tx, TenantId tenant, AccountId account, String kept)
      throws SQLException {
    return Sql.execute(
        tx,
        "delete from accounts.session"
            + " where tenant_id = ? and account_id = ? and public_id <> ?",
        tenant.value(),
        account.value(),
        kept);
  }

  private static void deleteExpired(Transaction tx, TenantId tenant, Instant now)
      throws SQLException {
    Sql.execute(
        tx,
        "delete from accounts.session where tenant_id = ? and (expires_at <= ? or ends_at <= ?)",
        tenant.value(),
        Sql.at(now),
        Sql.at(now));
  }

  /** Sessions an account may have at once; the one used longest ago gives way. */
  private static void makeRoom(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    Sql.execute(
        tx,
        "delete from accounts.session where tenant_id = ? and public_id in (select public_id"
            + " from accounts.session where tenant_id = ? and account_id = ?"
            + " order by last_seen_at desc offset ?)",
        tenant.value(),
        tenant.value(),
        account.value(),
        MOST - 1);
  }

  public static Optional<SessionRow> query(
      Transaction tx, String sql, Instant now, Object... values) throws SQLException {
    return Sql.first(tx, row -> read(row, now), sql, values);
  }

  private static SessionRow read(ResultSet rows, Instant now) throws SQLException {
    Instant used = rows.getObject("last_seen_at", OffsetDateTime.class).toInstant();
    int lockAfter = rows.getInt("lock_after_seconds");
    boolean lockable = rows.getString("passcode") != null;
    boolean locked =
        lockable && (rows.getBoolean("locked") || used.isBefore(now.minusSeconds(lockAfter)));
    return new SessionRow(
        new AccountId(rows.getLong("account_id")),
        rows.getString("public_id"),
        rows.getString("csrf_token"),
        SessionRow.Kind.valueOf(rows.getString("kind")),
        rows.getString("device"),
        scopes(rows),
        rows.getObject("created_at", OffsetDateTime.class).toInstant(),
        used,
        locked,
        lockable ? lockAfter : null);
  }

  private static @Nullable Set<Permission> scopes(ResultSet rows) throws SQLException {
    java.sql.Array array = rows.getArray("scopes");
    return array == null
        ? null
        : Stream.of((String[]) array.getArray())
            .flatMap(name -> Permission.ofWireName(name).stream())
            .collect(Collectors.toUnmodifiableSet());
  }
}
