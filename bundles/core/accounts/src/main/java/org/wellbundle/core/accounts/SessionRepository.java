package org.wellbundle.core.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.wellbundle.platform.database.Transaction;

/** Sessions in the database; a browser's is found by the hash of its cookie's value. */
final class SessionRepository {
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(5);

  /** With an app lock, minutes count. */
  private static final Duration TOUCH_LOCKABLE_EVERY = Duration.ofSeconds(10);

  private static final int SECRET_BYTES = 32;

  static final String COLUMNS =
      "s.account_id, s.public_id, s.csrf_token, s.kind, s.device, s.scopes, s.created_at,"
          + " s.last_seen_at, s.passcode, s.locked, s.lock_after_seconds";

  private final Lifetimes lifetimes;

  SessionRepository(Lifetimes lifetimes) {
    this.lifetimes = lifetimes;
  }

  /** A new session; the secret is shown this once. */
  record Opened(String secret, String publicId, String csrfToken) {
    @Override
    public String toString() {
      return "Opened[" + publicId + "]";
    }
  }

  /** What a session is opened with. */
  record Opening(
      AccountId account, SessionRow.Kind kind, String device, @Nullable Set<Permission> scopes) {}

  Opened open(Transaction tx, TenantId tenant, Opening opening, Instant now) throws SQLException {
    Opened opened =
        new Opened(Secrets.random(SECRET_BYTES), Secrets.random(12), Secrets.random(24));
    deleteExpired(tx, tenant, now);
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
      insert.setObject(6, at(now));
      insert.setObject(7, at(now));
      insert.setObject(8, at(now.plus(idle(opening.kind()))));
      insert.setObject(9, at(now.plus(lifetimes.longest())));
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

  Optional<SessionRow> find(Transaction tx, TenantId tenant, String secret, Instant now)
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
            at(now),
            at(now));
    if (found.isPresent()) {
      used(tx, tenant, found.get(), now);
    }
    return found;
  }

  /** Notes that a session is used, now and then. */
  void used(Transaction tx, TenantId tenant, SessionRow session, Instant now) throws SQLException {
    boolean lockable = session.lockAfterSeconds() != null;
    Duration every = lockable ? TOUCH_LOCKABLE_EVERY : TOUCH_EVERY;
    if (session.lastUsedAt().isAfter(now.minus(every))) {
      return;
    }
    execute(
        tx,
        "update accounts.session set last_seen_at = ?, expires_at = ?, locked = ?"
            + " where tenant_id = ? and public_id = ?",
        at(now),
        at(now.plus(idle(session.kind()))),
        session.locked(),
        tenant.value(),
        session.publicId());
  }

  /** Sessions of an account, the one used last first. */
  List<SessionRow> of(Transaction tx, TenantId tenant, AccountId account, Instant now)
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
      bind(select, tenant.value(), account.value(), at(now), at(now));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sessions.add(read(rows, now));
        }
      }
    }
    return sessions;
  }

  /** Ends one session of an account; false when it isn't one of its. */
  boolean close(Transaction tx, TenantId tenant, AccountId account, String publicId)
      throws SQLException {
    return execute(
            tx,
            "delete from accounts.session"
                + " where tenant_id = ? and account_id = ? and public_id = ?",
            tenant.value(),
            account.value(),
            publicId)
        == 1;
  }

  /** Ends all sessions of an account but one; pass an empty id to end all. */
  void closeOthers(Transaction tx, TenantId tenant, AccountId account, String kept)
      throws SQLException {
    execute(
        tx,
        "delete from accounts.session"
            + " where tenant_id = ? and account_id = ? and public_id <> ?",
        tenant.value(),
        account.value(),
        kept);
  }

  private static void deleteExpired(Transaction tx, TenantId tenant, Instant now)
      throws SQLException {
    execute(
        tx,
        "delete from accounts.session where tenant_id = ? and (expires_at <= ? or ends_at <= ?)",
        tenant.value(),
        at(now),
        at(now));
  }

  static Optional<SessionRow> query(Transaction tx, String sql, Instant now, Object... values)
      throws SQLException {
    try (PreparedStatement select = tx.connection().prepareStatement(sql)) {
      bind(select, values);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(read(rows, now)) : Optional.empty();
      }
    }
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

  static int execute(Transaction tx, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
