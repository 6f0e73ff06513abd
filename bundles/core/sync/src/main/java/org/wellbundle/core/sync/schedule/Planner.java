package org.wellbundle.core.sync.schedule;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DataType.Delivery;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.core.sync.backfill.BackfillPlan;
import org.wellbundle.core.sync.backfill.LinkPlans;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Makes tasks for links that are due: polls, nightly re-reads, and beginnings that had to wait. */
public final class Planner {
  private static final int LINKS_AT_ONCE = 100;
  private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final LinkSchedule schedule;
  private final LinkPlans plans;
  private final Links links;
  private final SyncSettings settings;
  private final Clock clock;
  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  public Planner(
      Transactions transactions,
      LinkSchedule schedule,
      LinkPlans plans,
      Links links,
      SyncSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.schedule = schedule;
    this.plans = plans;
    this.links = links;
    this.settings = settings;
    this.clock = clock;
  }

  /** Plans what is due at a provider that is here. Returns the number of links planned for. */
  public int plan(ProviderDescriptor provider) {
    int planned = begin(provider.id());
    return planned
        + transactions.asDispatcher(tx -> polls(tx, provider))
        + transactions.asDispatcher(tx -> nights(tx, provider));
  }

  private int begin(String provider) {
    List<LinkSchedule.Entry> waiting =
        transactions.asDispatcher(tx -> schedule.unplanned(tx, provider));
    for (LinkSchedule.Entry entry : waiting) {
      transactions.runInTenant(
          entry.tenant(),
          tx -> {
            Optional<LinkView> link = links.find(tx, entry.link());
            if (link.isPresent() && link.get().state().holdsAccount()) {
              plans.begin(tx, link.get(), UUID.randomUUID().toString());
            } else {
              plans.end(tx, entry.link());
            }
          });
    }
    return waiting.size();
  }

  private int polls(Transaction tx, ProviderDescriptor provider) throws SQLException {
    List<DataType> polled =
        provider.dataTypes().stream()
            .filter(type -> type.historyDays() > 0 && type.delivery() == Delivery.ASKED_FOR)
            .toList();
    Instant now = clock.instant();
    Duration interval = interval(tx, provider, polled.size());
    List<LinkSchedule.Entry> due =
        schedule.takeDuePolls(tx, provider.id(), now, interval, LINKS_AT_ONCE);
    List<NewTask> tasks =
        polled.stream()
            .map(type -> new NewTask(type.id(), TaskKind.INCREMENTAL, Span.poll()))
            .toList();
    add(tx, due, tasks, now);
    return due.size();
  }

  /** Polls may use a share of the rate limit only; with many links they come less often. */
  private Duration interval(Transaction tx, ProviderDescriptor provider, int callsPerLink)
      throws SQLException {
    double perSecond =
        provider.rateLimits().stream()
            .mapToDouble(Planner::perSecond)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    if (Double.isInfinite(perSecond)) {
      return settings.poll();
    }
    double calls = (double) links(tx, provider.id()) * callsPerLink;
    Duration affordable =
        Duration.ofMillis(Math.round(calls * 1000 / (perSecond * settings.pollShare())));
    return affordable.compareTo(settings.poll()) > 0 ? affordable : settings.poll();
  }

  /** Counted once a minute. */
  private long links(Transaction tx, String provider) throws SQLException {
    Instant now = clock.instant();
    Count last = counts.get(provider);
    if (last == null || last.at().plus(COUNTED_FOR).isBefore(now)) {
      last = new Count(schedule.active(tx, provider), now);
      counts.put(provider, last);
    }
    return last.links();
  }

  private record Count(long links, Instant at) {}

  private static double perSecond(RateLimit limit) {
    return limit.calls() / (limit.per().toMillis() / 1000.0);
  }

  private int nights(Transaction tx, ProviderDescriptor provider) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<LinkSchedule.Entry> due = schedule.takeDueNights(tx, provider.id(), now, LINKS_AT_ONCE);
    List<NewTask> tasks = new ArrayList<>();
    for (DataType type : provider.dataTypes()) {
      if (type.delivery() == Delivery.ANNOUNCED) {
        continue;
      }
      if (type.historyDays() <= 0) {
        tasks.add(new NewTask(type.id(), TaskKind.RECONCILE, Span.current()));
      } else if (type.reconcile().compareTo(Duration.ZERO) > 0) {
        Instant from = now.minus(type.reconcile()).truncatedTo(ChronoUnit.DAYS);
        BackfillPlan.split(type.window(), from, now)
            .forEach(window -> tasks.add(new NewTask(type.id(), TaskKind.RECONCILE, window)));
      }
    }
    add(tx, due, tasks, now);
    return due.size();
  }

  private static void add(
      Transaction tx, List<LinkSchedule.Entry> due, List<NewTask> tasks, Instant now)
      throws SQLException {
    if (tasks.isEmpty()) {
      return;
    }
    for (LinkSchedule.Entry link : due) {
      Sql.update(
          tx,
          """
          insert into dispatch.task (provider, tenant_id, account_id, profile_id, link_id, data_type,
                                     kind, priority, span, span_from, span_to, ready_at,
                                     correlation_id, created_at)
          select ?, ?, ?, ?, ?, a.data_type, a.kind, a.priority, a.span, a.span_from, a.span_to, ?, ?, ?
            from unnest(?, ?, ?, ?, ?, ?) with ordinality
              as a (data_type, kind, priority, span, span_from, span_to, n)
           order by a.n
          on conflict do nothing""",
          link.provider(),
          link.tenant().value(),
          link.account().value(),
          link.profile().value(),
          link.link().value(),
          now,
          UUID.randomUUID().toString(),
          now,
          tasks.stream().map(NewTask::dataType).toArray(String[]::new),
          tasks.stream().map(task -> task.kind().name()).toArray(String[]::new),
          tasks.stream().map(task -> task.kind().priority()).toArray(Integer[]::new),
          tasks.stream().map(task -> task.span().kind().name()).toArray(String[]::new),
          tasks.stream().map(task -> task.span().from()).toArray(Instant[]::new),
          tasks.stream().map(task -> task.span().to()).toArray(Instant[]::new));
    }
  }
}
