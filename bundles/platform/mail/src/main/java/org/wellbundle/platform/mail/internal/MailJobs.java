package org.wellbundle.platform.mail.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;

/** The queue as the dispatcher sees it: which mails are due, of all tenants. */
final class MailJobs {
  /** Longer than a batch of mails may take. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final String CLAIM =
      """
      update dispatch.mail m
         set not_before = now() + ? * interval '1 second', attempts = attempts + 1,
             version = version + 1
        from (select tenant_id, id from dispatch.mail
               where not_before <= now() order by not_before limit ?
               for update skip locked) due
       where m.tenant_id = due.tenant_id and m.id = due.id
      returning m.tenant_id, m.id, m.attempts, m.version\
      """;

  private final Transactions transactions;

  MailJobs(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * @param attempts this one included
   */
  record Job(TenantId tenant, long id, int attempts, int version) {

    /** 30 s, 1 min, 2 min and so on, at most 4 h. */
    Duration backoff() {
      Duration next = Duration.ofSeconds(30L << Math.min(attempts - 1, 12));
      return next.compareTo(Duration.ofHours(4)) < 0 ? next : Duration.ofHours(4);
    }
  }

  /** Leases mails that are due. */
  List<Job> claim(int most) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement update = tx.connection().prepareStatement(CLAIM)) {
            update.setLong(1, LEASE.toSeconds());
            update.setInt(2, most);
            List<Job> jobs = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                jobs.add(
                    new Job(
                        new TenantId(row.getInt(1)), row.getLong(2), row.getInt(3), row.getInt(4)));
              }
            }
            return jobs;
          }
        });
  }

  /** Another try later. */
  void again(Job job, Duration in) {
    putBack(job, in, job.attempts());
  }

  /** The same, when it wasn't the mail's fault. */
  void spare(Job job, Duration in) {
    putBack(job, in, job.attempts() - 1);
  }

  private void putBack(Job job, Duration in, int attempts) {
    transactions.runAsDispatcher(
        tx -> {
          try (PreparedStatement update =
              tx.connection()
                  .prepareStatement(
                      "update dispatch.mail set not_before = now() + ? * interval '1 millisecond',"
                          + " attempts = ? where tenant_id = ? and id = ? and version = ?")) {
            update.setLong(1, in.toMillis());
            update.setInt(2, attempts);
            update.setInt(3, job.tenant().value());
            update.setLong(4, job.id());
            update.setInt(5, job.version());
            update.executeUpdate();
          }
        });
  }

  /** How many mails wait to be sent. */
  long waiting() {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement select =
                  tx.connection().prepareStatement("select count(*) from dispatch.mail");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
