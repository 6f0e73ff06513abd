package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;

/** Calls that links owe their vendors, of all tenants. */
final class JobQueue {
  /** Longer than a call through the gateway may take. */
  static final Duration LEASE = Duration.ofMinutes(3);

  /**
   * Until the next try after the rate budget had no room. Vendors take a call that comes twice
   * within ten seconds for a mistake.
   */
  static final Duration WITHOUT_BUDGET = Duration.ofSeconds(15);

  private static final String CLAIM =
      """
      update dispatch.link_job j set not_before = ?, attempts = attempts + 1
        from (select tenant_id, link_id, kind from dispatch.link_job
               where provider_id = ? and not_before <= ? order by not_before limit ?
               for update skip locked) due
       where j.tenant_id = due.tenant_id and j.link_id = due.link_id and j.kind = due.kind
      returning j.tenant_id, j.link_id, j.kind, j.deadline, j.attempts, j.correlation_id,
                j.provider_id""";

  private final Transactions transactions;
  private final Clock clock;

  JobQueue(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @param attempts since the last success, this one included
   */
  record Job(
      TenantId tenant,
      LinkId link,
      JobKind kind,
      @Nullable Instant deadline,
      int attempts,
      String correlationId,
      String provider) {

    /** 5 s, 10 s, 20 s and so on. */
    Duration backoff(Duration most) {
      Duration next = Duration.ofSeconds(5L << Math.min(attempts - 1, 12));
      return next.compareTo(most) < 0 ? next : most;
    }
  }

  /** Providers with jobs that are due. */
  List<String> due() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement select =
              tx.connection()
                  .prepareStatement(
                      "select distinct provider_id from dispatch.link_job where not_before <= ?"
                          + " order by 1")) {
            select.setObject(1, now);
            List<String> providers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                providers.add(rows.getString(1));
              }
            }
            return providers;
          }
        });
  }

  /** Takes jobs of a provider that are due; they come due again after the lease. */
  List<Job> claim(String provider, int most) {
    Instant now = clock.instant();
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement update = tx.connection().prepareStatement(CLAIM)) {
            update.setObject(1, now.plus(LEASE).atOffset(ZoneOffset.UTC));
            update.setString(2, provider);
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setInt(4, most);
            List<Job> jobs = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
              while (rows.next()) {
                jobs.add(job(rows));
              }
            }
            return jobs;
          }
        });
  }

  private static Job job(ResultSet row) throws SQLException {
    OffsetDateTime deadline = row.getObject(4, OffsetDateTime.class);
    return new Job(
        new TenantId(row.getInt(1)),
        new LinkId(row.getLong(2)),
        JobKind.valueOf(row.getString(3)),
        deadline == null ? null : deadline.toInstant(),
        row.getInt(5),
        row.getString(6),
        row.getString(7));
  }

  /** After a failure. */
  void again(Job job, Duration in) {
    again(job, in, job.attempts());
  }

  /** After a success, for a job that comes back. */
  void next(Job job, Duration in) {
    again(job, in, 0);
  }

  private void again(Job job, Duration in, int attempts) {
    Instant at = clock.instant().plus(in);
    transactions.runAsDispatcher(
        tx -> {
          try (PreparedStatement update =
              tx.connection()
                  .prepareStatement(
                      "update dispatch.link_job set not_before = ?, attempts = ?"
                          + " where tenant_id = ? and link_id = ? and kind = ?"
                          + " and attempts = ?")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setInt(2, attempts);
            update.setInt(3, job.tenant().value());
            update.setLong(4, job.link().value());
            update.setString(5, job.kind().name());
            // Planned anew meanwhile, it has another count, and stays due.
            update.setInt(6, job.attempts());
            update.executeUpdate();
          }
        });
  }

  void drop(Job job) {
    transactions.runInTenant(job.tenant(), tx -> DispatchCalls.dropJob(tx, job.link(), job.kind()));
  }

  /**
   * Forgets vendor accounts that were revoked longer ago than any authorization may be under way.
   */
  void forgetRevoked() {
    transactions.runAsDispatcher(
        tx -> {
          try (PreparedStatement delete =
              tx.connection()
                  .prepareStatement(
                      "delete from dispatch.vendor_account"
                          + " where revoked_at < clock_timestamp() - interval '10 minutes'")) {
            delete.executeUpdate();
          }
        });
  }
}
