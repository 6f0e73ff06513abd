package org.wellbundle.core.sync.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** The queue as the dispatcher sees it: ids of all tenants, nothing else. */
public final class TaskQueue {
  /** New tasks that get their place in one go. */
  private static final int ADMITTED_AT_ONCE = 2_000;

  private static final List<Integer> ALL = List.of(0, 1, 2);

  private final Transactions transactions;
  private final String node;
  private final Duration lease;

  public TaskQueue(Transactions transactions, String node, Duration lease) {
    this.transactions = transactions;
    this.node = node;
    this.lease = lease;
  }

  /** Leases the next tasks of a provider, in order of service. */
  public List<Task> claim(String provider, int limit, Instant now) {
    return claim(provider, ALL, limit, now);
  }

  /** The same, of some priorities only. */
  public List<Task> claim(String provider, List<Integer> priorities, int limit, Instant now) {
    return transactions.asDispatcher(
        tx -> {
          takeBackExpired(tx, provider);
          ripen(tx, provider, now);
          Sql.call(tx, "select dispatch.task_admit(?, ?)", provider, ADMITTED_AT_ONCE);
          List<Task> leased = new ArrayList<>();
          for (int priority : priorities) {
            if (leased.size() < limit) {
              leased.addAll(lease(tx, provider, priority, limit - leased.size()));
            }
          }
          return leased;
        });
  }

  /** Whether tasks of a priority are in the queue that no node has begun, and come before then. */
  public boolean waits(String provider, int priority, Instant before) {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                    tx,
                    row -> row.getBoolean(1),
                    """
                    select exists (select 1 from dispatch.task
                                    where provider = ? and state = 1 and priority = ?)
                        or exists (select 1 from dispatch.task
                                    where provider = ? and state = 2 and priority = ?
                                      and ready_at < ?)""",
                    provider,
                    priority,
                    provider,
                    priority,
                    before)
                .get(0));
  }

  /**
   * When the next task or notification of these providers can go on, in the past when one waits;
   * empty when there is none.
   */
  public Optional<Instant> nextDue(List<String> providers) {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                    tx,
                    row -> Optional.ofNullable(Sql.instant(row, "due")),
                    """
                    select min(next.due) as due from unnest(?) as p (id), lateral (
                      (select to_timestamp(0) as due from dispatch.task
                        where provider = p.id and state = 0 limit 1)
                      union all
                      (select to_timestamp(0) from dispatch.task
                        where provider = p.id and state = 1 limit 1)
                      union all
                      (select ready_at from dispatch.task
                        where provider = p.id and state = 2 order by ready_at limit 1)
                      union all
                      (select to_timestamp(0) from dispatch.inbox
                        where provider = p.id and state = 0 limit 1)) as next""",
                    (Object) providers.toArray(String[]::new))
                .get(0));
  }

  private static void takeBackExpired(Transaction tx, String provider) throws SQLException {
    Sql.update(
        tx,
        """
        update dispatch.task
           set state = case when tag is null then 0 else 1 end, attempts = attempts + 1,
               lease_owner = null, lease_until = null
         where provider = ? and state = 3 and lease_until < clock_timestamp()""",
        provider);
  }

  private static void ripen(Transaction tx, String provider, Instant now) throws SQLException {
    Sql.update(
        tx,
        """
        update dispatch.task set state = case when tag is null then 0 else 1 end
         where id in (select id from dispatch.task
                       where provider = ? and state = 2 and ready_at <= ?
                       order by ready_at limit 500 for update skip locked)""",
        provider,
        now);
  }

  private List<Task> lease(Transaction tx, String provider, int priority, int limit)
      throws SQLException {
    List<Leased> leased =
        Sql.query(
            tx,
            row -> new Leased(read(row), row.getDouble("tag")),
            """
            with next as (
              select id from dispatch.task where provider = ? and state = 1 and priority = ?
               order by tag, id limit ? for update skip locked)
            update dispatch.task t
               set state = 3, started = true, version = t.version + 1, lease_owner = ?,
                   lease_until = clock_timestamp() + ? * interval '1 second'
              from next where t.id = next.id returning t.*""",
            provider,
            priority,
            limit,
            node,
            lease.toSeconds());
    leased.sort(
        Comparator.comparingDouble(Leased::tag).thenComparingLong(each -> each.task().id()));
    return leased.stream().map(Leased::task).toList();
  }

  private record Leased(Task task, double tag) {}

  /** Holds on to tasks that still run. */
  public void renew(Collection<Long> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    List<Long> sorted = new ArrayList<>(tasks);
    sorted.sort(Comparator.naturalOrder());
    transactions.runAsDispatcher(
        tx ->
            Sql.update(
                tx,
                """
                update dispatch.task set lease_until = clock_timestamp() + ? * interval '1 second'
                 where id in (select id from dispatch.task
                               where id = any (?) and state = 3 and lease_owner = ?
                               order by id for update skip locked)""",
                lease.toSeconds(),
                sorted.toArray(Long[]::new),
                node));
  }

  /** Puts a task back, without holding anything against it. */
  public void putBack(Task task, Instant until) {
    transactions.runAsDispatcher(
        tx ->
            Sql.update(
                tx,
                """
                update dispatch.task
                   set state = 2, ready_at = ?, lease_owner = null, lease_until = null
                 where id = ? and version = ? and state = 3""",
                until,
                task.id(),
                task.version()));
  }

  /** What tasks of a kind cost lately, for fair shares and estimates. */
  public void learnCosts(String provider, Map<CostKey, Double> pages) {
    if (pages.isEmpty()) {
      return;
    }
    transactions.runAsDispatcher(
        tx -> {
          for (Map.Entry<CostKey, Double> entry : pages.entrySet()) {
            Sql.update(
                tx,
                """
                insert into dispatch.task_cost as c (provider, data_type, kind, pages)
                values (?, ?, ?, ?)
                on conflict (provider, data_type, kind)
                  do update set pages = c.pages * 0.8 + excluded.pages * 0.2""",
                provider,
                entry.getKey().dataType(),
                entry.getKey().kind().name(),
                entry.getValue());
          }
        });
  }

  /** What a cost is about. */
  public record CostKey(String dataType, TaskKind kind) {}

  private static Task read(ResultSet row) throws SQLException {
    return new Task(
        row.getLong("id"),
        row.getString("provider"),
        new TenantId(row.getInt("tenant_id")),
        new AccountId(row.getLong("account_id")),
        new ProfileId(row.getLong("profile_id")),
        new LinkId(row.getLong("link_id")),
        row.getString("data_type"),
        TaskKind.valueOf(row.getString("kind")),
        new Span(
            Span.Kind.valueOf(row.getString("span")),
            Sql.instant(row, "span_from"),
            Sql.instant(row, "span_to"),
            row.getString("mark")),
        row.getString("page_cursor"),
        row.getInt("pages"),
        Sql.instant(row, "read_started"),
        row.getBoolean("all_complete"),
        row.getInt("attempts"),
        row.getInt("version"),
        row.getString("correlation_id"));
  }
}
