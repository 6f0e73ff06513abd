package org.wellbundle.core.accounts.guessing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.core.accounts.sql.Sql;
import org.wellbundle.platform.database.Transaction;

/**
 * Counts attempts in the database, so that all nodes count together. An attempt is counted before
 * its password is compared, and struck out when it was right: many at once gain nothing.
 *
 * <p>Who is blocked waits; nobody is locked out for good. What a stranger does to an address
 * concerns strangers only: a browser that signed in to the account before has a count of its own.
 */
public final class GuessGate {
  /** Attempts are forgotten after a day without any. */
  private static final Duration MEMORY = Duration.ofHours(24);

  private static final String COUNT =
      """
      insert into accounts.guess as g (tenant_id, subject, attempts, blocked_until, last_at)
      values (?, ?, 1, ?, ?)
      on conflict (tenant_id, subject) do update
         set attempts = case when g.last_at < ? then 1 else g.attempts + 1 end,
             blocked_until = case
               when g.last_at >= ? and g.attempts >= ?
                 then excluded.last_at + make_interval(secs =>
                        least(?, power(2, least(20, g.attempts - ?)))::double precision)
               else excluded.last_at end,
             last_at = excluded.last_at
       where g.blocked_until <= excluded.last_at
      returning 1
      """;

  /**
   * Something attempts have in common.
   *
   * @param free attempts without a wait
   * @param longest the wait doubles from a second up to this
   */
  public record Subject(String name, int free, Duration longest) {

    /** A browser that signed in to this account before. */
    public static Subject device(String account, String device) {
      return new Subject("device|" + account + "|" + device, 10, Duration.ofMinutes(15));
    }

    public static Subject accountFrom(String account, String address) {
      return new Subject("from|" + account + "|" + address, 5, Duration.ofMinutes(15));
    }

    /** An office shares one address, so many are free and the wait stays short. */
    public static Subject address(String address) {
      return new Subject("address|" + address, 100, Duration.ofSeconds(60));
    }

    /** One account guessed from many addresses. */
    public static Subject account(String account) {
      return new Subject("account|" + account, 50, Duration.ofSeconds(60));
    }

    /** Mails asked for with an address. */
    public static Subject mail(String account) {
      return new Subject("mail|" + account, 3, Duration.ofHours(1));
    }
  }

  /** How long to wait before the next attempt; zero when this one may go on, and is counted. */
  public Duration enter(Transaction tx, TenantId tenant, List<Subject> subjects, Instant now)
      throws SQLException {
    for (Subject subject : subjects) {
      if (!count(tx, tenant, subject, now)) {
        return Duration.between(now, blockedUntil(tx, tenant, subject)).plusSeconds(1);
      }
    }
    return Duration.ZERO;
  }

  private static boolean count(Transaction tx, TenantId tenant, Subject subject, Instant now)
      throws SQLException {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    OffsetDateTime forgotten = now.minus(MEMORY).atOffset(ZoneOffset.UTC);
    try (PreparedStatement count = tx.connection().prepareStatement(COUNT)) {
      count.setInt(1, tenant.value());
      count.setBytes(2, Secrets.hash(subject.name()));
      count.setObject(3, at);
      count.setObject(4, at);
      count.setObject(5, forgotten);
      count.setObject(6, forgotten);
      count.setInt(7, subject.free());
      count.setLong(8, subject.longest().toSeconds());
      count.setInt(9, subject.free());
      try (ResultSet counted = count.executeQuery()) {
        return counted.next();
      }
    }
  }

  private static Instant blockedUntil(Transaction tx, TenantId tenant, Subject subject)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select blocked_until from accounts.guess where tenant_id = ? and subject = ?")) {
      select.setInt(1, tenant.value());
      select.setBytes(2, Secrets.hash(subject.name()));
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getObject(1, OffsetDateTime.class).toInstant();
      }
    }
  }

  /** The attempt was right: it doesn't count. The last subject starts anew, being the person's. */
  public void succeeded(Transaction tx, TenantId tenant, List<Subject> subjects)
      throws SQLException {
    halfway(tx, tenant, subjects);
    change(
        tx,
        "delete from accounts.guess where tenant_id = ? and subject = ?",
        tenant,
        subjects.get(subjects.size() - 1));
  }

  /**
   * The attempt was right as far as it went: it counts with the last subject only, the person's,
   * and with no others that share an address.
   */
  public void halfway(Transaction tx, TenantId tenant, List<Subject> subjects) throws SQLException {
    for (Subject subject : subjects.subList(0, subjects.size() - 1)) {
      change(
          tx,
          "update accounts.guess set attempts = greatest(0, attempts - 1), blocked_until = last_at"
              + " where tenant_id = ? and subject = ?",
          tenant,
          subject);
    }
  }

  private static void change(Transaction tx, String sql, TenantId tenant, Subject subject)
      throws SQLException {
    Sql.execute(tx, sql, tenant.value(), Secrets.hash(subject.name()));
  }

  /** Drops what is forgotten anyway. */
  public void tidy(Transaction tx, TenantId tenant, Instant now) throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement("delete from accounts.guess where tenant_id = ? and last_at < ?")) {
      delete.setInt(1, tenant.value());
      delete.setObject(2, now.minus(MEMORY).atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
