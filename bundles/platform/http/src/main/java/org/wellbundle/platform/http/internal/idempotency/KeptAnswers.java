package org.wellbundle.platform.http.internal.idempotency;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** The table of kept answers. */
final class KeptAnswers {
  /** How long an answer is given again. */
  static final Duration KEPT = Duration.ofHours(24);

  /** Longer than a call may take; afterwards its node is taken for dead. */
  static final Duration LEASE = Duration.ofSeconds(120);

  private static final String CLAIM =
      """
      insert into http.idempotency as kept
        (tenant_id, account_id, key, fingerprint, owner, begun_at, lease_until)
      values (?, ?, ?, ?, ?, now(), now() + make_interval(secs => ?))
      on conflict (tenant_id, account_id, key) do update
        set fingerprint = excluded.fingerprint, owner = excluded.owner, begun_at = excluded.begun_at,
            lease_until = excluded.lease_until, status = null, content_type = null, location = null,
            body = null
        where kept.begun_at < now() - make_interval(secs => ?)
           or (kept.status is null and kept.lease_until < now()
               and kept.fingerprint = excluded.fingerprint)
      """;
  private static final String READ =
      """
      select fingerprint, status, content_type, location, body from http.idempotency
       where tenant_id = ? and account_id = ? and key = ?
      """;
  private static final String KEEP =
      """
      update http.idempotency set status = ?, content_type = ?, location = ?, body = ?
       where tenant_id = ? and account_id = ? and key = ? and owner = ?
      """;
  private static final String FORGET =
      """
      delete from http.idempotency
       where tenant_id = ? and account_id = ? and key = ? and owner = ?
      """;

  private final Transactions transactions;

  KeptAnswers(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A call with its key and the hash of what it asks. */
  record Call(TenantId tenant, AccountId account, byte[] key, byte[] fingerprint, UUID owner) {}

  /** What to do with a call. */
  sealed interface Verdict {
    /** Nobody did it before. */
    record Go() implements Verdict {}

    /** It was answered before. */
    record Again(Answer answer) implements Verdict {}

    /** It is being done right now. */
    record InFlight() implements Verdict {}

    /** The key was used for something else. */
    record Reused() implements Verdict {}
  }

  /** An answer as it went out. */
  record Answer(
      int status,
      @Nullable String contentType,
      @Nullable String location,
      byte @Nullable [] body) {}

  Verdict begin(Call call) {
    return transactions.inTenant(
        call.tenant(), tx -> claim(tx, call) ? new Verdict.Go() : known(tx, call));
  }

  void keep(Call call, Answer answer) {
    transactions.runInTenant(
        call.tenant(),
        tx -> {
          try (PreparedStatement update = tx.connection().prepareStatement(KEEP)) {
            update.setInt(1, answer.status());
            update.setString(2, answer.contentType());
            update.setString(3, answer.location());
            update.setBytes(4, answer.body());
            whose(update, 5, call);
            update.setObject(8, call.owner());
            update.executeUpdate();
          }
        });
  }

  /** The call did nothing worth keeping; the next one with this key is done. */
  void forget(Call call) {
    transactions.runInTenant(
        call.tenant(),
        tx -> {
          try (PreparedStatement delete = tx.connection().prepareStatement(FORGET)) {
            whose(delete, 1, call);
            delete.setObject(4, call.owner());
            delete.executeUpdate();
          }
        });
  }

  private static boolean claim(Transaction tx, Call call) throws SQLException {
    try (PreparedStatement insert = tx.connection().prepareStatement(CLAIM)) {
      whose(insert, 1, call);
      insert.setBytes(4, call.fingerprint());
      insert.setObject(5, call.owner());
      insert.setLong(6, LEASE.toSeconds());
      insert.setLong(7, KEPT.toSeconds());
      return insert.executeUpdate() == 1;
    }
  }

  private static Verdict known(Transaction tx, Call call) throws SQLException {
    try (PreparedStatement query = tx.connection().prepareStatement(READ)) {
      whose(query, 1, call);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return new Verdict.InFlight(); // just given up: the caller may try again
        }
        if (!Arrays.equals(row.getBytes(1), call.fingerprint())) {
          return new Verdict.Reused();
        }
        int status = row.getInt(2);
        return row.wasNull()
            ? new Verdict.InFlight()
            : new Verdict.Again(
                new Answer(status, row.getString(3), row.getString(4), row.getBytes(5)));
      }
    }
  }

  private static void whose(PreparedStatement statement, int from, Call call) throws SQLException {
    statement.setInt(from, call.tenant().value());
    statement.setLong(from + 1, call.account().value());
    statement.setBytes(from + 2, call.key());
  }
}
