package org.wellbundle.core.accounts.lock;

import static org.wellbundle.core.accounts.sql.Sql.at;
import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.accounts.password.HashGate.Lane;
import org.wellbundle.core.accounts.password.Objection;
import org.wellbundle.core.accounts.password.PasswordHash;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.core.accounts.session.SessionRow;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/**
 * A passcode on one session, checked here and not on the phone: while it is locked, the service
 * answers that session nothing. After too many wrong ones the session ends.
 */
public final class AppLock {
  private static final int SHORTEST_SECONDS = 15;
  private static final int LONGEST_SECONDS = 3600;

  private final Transactions transactions;
  private final SessionRepository sessions;
  private final PasswordHash hashes;
  private final SecurityRecord record;
  private final int attempts;
  private final Clock clock;

  public AppLock(
      Transactions transactions,
      SessionRepository sessions,
      PasswordHash hashes,
      SecurityRecord record,
      Lifetimes lifetimes,
      Clock clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.hashes = hashes;
    this.record = record;
    this.attempts = lifetimes.passcodeAttempts();
    this.clock = clock;
  }

  /** What came of a passcode. */
  sealed interface Unlocked {}

  public record Open() implements Unlocked {}

  record Wrong(int attemptsLeft) implements Unlocked {}

  /** Too many wrong ones: the session is no more. */
  record Ended() implements Unlocked {}

  public Optional<Objection> set(Principal who, String passcode, int lockAfterSeconds) {
    Optional<Objection> objection = objection(passcode);
    if (objection.isPresent()) {
      return objection;
    }
    String hash = hashes.hash(passcode);
    int after = Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, lockAfterSeconds));
    change(
        who,
        "update accounts.session set passcode = ?, passcode_failures = 0, locked = false,"
            + " lock_after_seconds = ?, last_seen_at = ? where tenant_id = ? and public_id = ?",
        hash,
        after,
        at(clock.instant()));
    return Optional.empty();
  }

  public void clear(Principal who) {
    change(
        who,
        "update accounts.session set passcode = null, passcode_failures = 0, locked = false,"
            + " lock_after_seconds = null where tenant_id = ? and public_id = ?");
  }

  /** Closes the lock; nothing happens to a session without a passcode. */
  public void lock(Principal who) {
    change(
        who,
        "update accounts.session set locked = true"
            + " where passcode is not null and tenant_id = ? and public_id = ?");
  }

  public Optional<Integer> lockAfterSeconds(Principal who) {
    return transactions.inTenant(
        who.tenant(),
        tx ->
            sessions.of(tx, who.tenant(), who.account(), clock.instant()).stream()
                .filter(session -> session.publicId().equals(who.sessionId()))
                .findFirst()
                .map(SessionRow::lockAfterSeconds));
  }

  Unlocked unlock(Principal who, String passcode, String correlationId) {
    Counted counted = transactions.inTenant(who.tenant(), tx -> count(tx, who));
    String stored = counted.passcode();
    if (stored == null) {
      return new Open();
    }
    if (counted.failures() <= attempts && hashes.matches(Lane.KNOWN, passcode, stored)) {
      change(
          who,
          "update accounts.session set locked = false, passcode_failures = 0, last_seen_at = ?"
              + " where tenant_id = ? and public_id = ?",
          at(clock.instant()));
      return new Open();
    }
    if (counted.failures() >= attempts) {
      transactions.runInTenant(
          who.tenant(),
          tx -> {
            sessions.closeAny(tx, who.tenant(), who.sessionId());
            record.system(
                tx, who.account(), "session.ended", Map.of("by", "passcode"), correlationId);
          });
      return new Ended();
    }
    return new Wrong(attempts - counted.failures());
  }

  private record Counted(@Nullable String passcode, int failures) {}

  /** Counts before comparing, so that many attempts at once count one by one. */
  private static Counted count(Transaction tx, Principal who) throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update accounts.session set passcode_failures = passcode_failures + 1"
                    + " where passcode is not null and tenant_id = ? and public_id = ?"
                    + " returning passcode, passcode_failures")) {
      update.setInt(1, who.tenant().value());
      update.setString(2, who.sessionId());
      try (ResultSet rows = update.executeQuery()) {
        return rows.next() ? new Counted(rows.getString(1), rows.getInt(2)) : new Counted(null, 0);
      }
    }
  }

  private void change(Principal who, String sql, Object... values) {
    Object[] all = java.util.Arrays.copyOf(values, values.length + 2);
    all[values.length] = who.tenant().value();
    all[values.length + 1] = who.sessionId();
    transactions.runInTenant(who.tenant(), tx -> execute(tx, sql, all));
  }

  /** Four to eight digits, and not the ones everybody takes. */
  private static Optional<Objection> objection(String passcode) {
    if (!passcode.matches("[0-9]{4,8}")) {
      return Optional.of(new Objection("passcode.malformed", "A passcode has 4 to 8 digits."));
    }
    boolean same = passcode.chars().distinct().count() <= 1;
    if (same || "01234567890".contains(passcode) || "09876543210".contains(passcode)) {
      return Optional.of(
          new Objection("passcode.common", "Choose a passcode that is harder to guess."));
    }
    return Optional.empty();
  }
}
