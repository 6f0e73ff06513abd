package org.wellbundle.core.sync.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.Budgets.BudgetView;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;
import org.wellbundle.core.sync.coverage.ProgressTicker;
import org.wellbundle.core.sync.inbox.InboxWorker;
import org.wellbundle.core.sync.task.Costs;
import org.wellbundle.core.sync.task.RateGate;
import org.wellbundle.core.sync.task.Task;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.core.sync.task.TaskQueue;
import org.wellbundle.core.sync.task.TaskRunner;
import org.wellbundle.platform.database.DatabaseException;

/**
 * Keeps a node busy: one round looks at every provider that is here, hands tasks and notifications
 * to threads, and does what is due. It holds no state that the database doesn't.
 */
public final class NodeLoop {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);

  /** While work waits for the rate budget or a free thread. */
  private static final Duration SOON = Duration.ofMillis(500);

  /** A task that is put back for want of budget comes again before this is over. */
  private static final Duration WAITING = Duration.ofSeconds(5);

  private static final TaskKind FIRST = TaskKind.BACKFILL_FIRST;
  private static final List<Integer> FIRST_PHASES = List.of(FIRST.priority());
  private static final List<Integer> ALL =
      Arrays.stream(TaskKind.values()).map(TaskKind::priority).distinct().toList();

  private final ProviderGateway gateway;
  private final Budgets budgets;
  private final TaskQueue queue;
  private final RateGate gate;
  private final TaskRunner runner;
  private final InboxWorker inbox;
  private final Planner planner;
  private final Costs costs;
  private final ProgressTicker ticker;
  private final Executor executor;
  private final Clock clock;
  private final Occupancy occupancy;
  private final Set<String> inboxBusy = ConcurrentHashMap.newKeySet();
  private final Runnable wake;
  private final Map<String, Instant> due = new HashMap<>();
  private final Duration renewEvery;

  /** Everything a node needs to be busy with. */
  public record Work(
      ProviderGateway gateway,
      Budgets budgets,
      TaskQueue queue,
      RateGate gate,
      TaskRunner runner,
      InboxWorker inbox,
      Planner planner,
      Costs costs,
      ProgressTicker ticker) {}

  /**
   * @param wake asks for another round soon
   */
  public NodeLoop(
      Work work, int workers, Duration lease, Executor executor, Clock clock, Runnable wake) {
    this.gateway = work.gateway();
    this.budgets = work.budgets();
    this.queue = work.queue();
    this.gate = work.gate();
    this.runner = work.runner();
    this.inbox = work.inbox();
    this.planner = work.planner();
    this.costs = work.costs();
    this.ticker = work.ticker();
    this.occupancy = new Occupancy(workers);
    this.renewEvery = lease.dividedBy(3);
    this.executor = executor;
    this.clock = clock;
    this.wake = wake;
  }

  /** One round. Throws when the database is away; the next round tries again. */
  public void round() {
    if (every("renew", renewEvery)) {
      queue.renew(occupancy.all());
    }
    for (ProviderStatus status : gateway.providers()) {
      ProviderDescriptor provider = status.descriptor();
      if (provider != null) {
        apart(provider);
      }
    }
    ticker.flush();
    if (every("costs", Duration.ofSeconds(10))) {
      costs.take().forEach(queue::learnCosts);
    }
  }

  /**
   * How long to wait for a ring before the next round.
   *
   * @param longest when nothing is known to come due
   */
  public Duration rest(Duration longest) {
    List<String> here =
        gateway.providers().stream()
            .filter(ProviderStatus::available)
            .map(ProviderStatus::id)
            .toList();
    Instant due = queue.nextDue(here).orElse(Instant.MAX);
    Instant now = clock.instant();
    if (ticker.holdsBack() || !due.isAfter(now)) {
      return SOON.compareTo(longest) < 0 ? SOON : longest;
    }
    return due.isBefore(now.plus(longest)) ? Duration.between(now, due) : longest;
  }

  /** What is wrong with one provider's work doesn't stop the others'. */
  private void apart(ProviderDescriptor provider) {
    try {
      inbox(provider.id());
      if (every("plan " + provider.id(), Duration.ofSeconds(5))) {
        planner.plan(provider);
      }
      tasks(provider.id());
    } catch (DatabaseException e) {
      if (e.unavailable()) {
        throw e;
      }
      LOG.error("A round for {} failed: {}", provider.id(), e.toString());
    } catch (RuntimeException e) {
      LOG.error("A round for {} failed", provider.id(), e);
    }
  }

  private void inbox(String provider) {
    if (!inboxBusy.add(provider)) {
      return;
    }
    try {
      executor.execute(
          () -> {
            boolean more = false;
            try {
              more = inbox.work(provider);
            } catch (RuntimeException e) {
              LOG.warn("Notifications of {} wait: {}", provider, e.toString());
            } finally {
              inboxBusy.remove(provider);
            }
            if (more) {
              wake.run();
            }
          });
    } catch (RejectedExecutionException e) {
      inboxBusy.remove(provider);
    }
  }

  private void tasks(String provider) {
    Instant now = clock.instant();
    Room room = room(provider);
    int limit = Math.min(occupancy.free(provider), room.tasks());
    List<Integer> open = new ArrayList<>(gate.open(provider, now));
    open.retainAll(room.priorities());
    List<Task> claimed = queue.claim(provider, open, limit, now);
    if (queue.waits(provider, FIRST.priority(), now.plus(WAITING))) {
      budgets.peopleWait(provider);
    }
    for (Task task : claimed) {
      occupancy.begin(task);
      try {
        executor.execute(
            () -> {
              try {
                runner.run(task);
              } finally {
                occupancy.end(task);
                wake.run();
              }
            });
      } catch (RejectedExecutionException e) {
        occupancy.end(task);
        queue.putBack(task, clock.instant());
      }
    }
  }

  private record Room(int tasks, List<Integer> priorities) {}

  /**
   * No more than the rate limit can feed: others' tasks don't go ahead by being leased early. When
   * nothing is free, first phases alone go on: their calls wait for what gets free in the next
   * second.
   */
  private Room room(String provider) {
    Optional<BudgetView> budget = budgets.of(provider);
    if (budget.isEmpty() || budget.get().freeNow() > 0) {
      return new Room(budget.map(BudgetView::freeNow).orElse(Integer.MAX_VALUE), ALL);
    }
    int second = (int) Math.ceil(budget.get().callsPerMinute() / 60);
    return new Room(Math.max(0, second - occupancy.count(provider)), FIRST_PHASES);
  }

  private boolean every(String what, Duration pause) {
    Instant now = clock.instant();
    Instant at = due.get(what);
    if (at != null && now.isBefore(at) && at.isBefore(now.plus(pause).plusMillis(1))) {
      return false;
    }
    due.put(what, now.plus(pause));
    return true;
  }
}
