package org.wellbundle.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.benchmarks.Side.Reading;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.Task;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.core.sync.task.TaskLedger;
import org.wellbundle.core.sync.task.TaskQueue;

/** Tasks taken from the queue, done (which takes no time here) and settled. */
final class SchedulerBenchmark implements Benchmark {
  private static final int THREADS = 4;
  private static final int LEASED = 16;
  private static final int TENANTS = 5;
  private static final int TASKS_PER_LINK = 100;
  private static final double GOAL = 4;
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final TaskLedger ledger = new TaskLedger();
  private long links;

  @Override
  public String name() {
    return "scheduler";
  }

  @Override
  public String about() {
    return "sync tasks a second against db-scheduler";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    int tasks = setting.size(3_000, 200);
    try (OwnDatabase database = OwnDatabase.start(THREADS + 2, Map.of(), SyncSchema.changes())) {
      database.execute(
          "create table public.scheduled_tasks (task_name text not null, task_instance text not"
              + " null, task_data bytea, execution_time timestamptz not null, picked boolean not"
              + " null, picked_by text, last_success timestamptz, last_failure timestamptz,"
              + " consecutive_failures int, last_heartbeat timestamptz, version bigint not null,"
              + " priority smallint, primary key (task_name, task_instance));"
              + " create index on public.scheduled_tasks (execution_time);"
              + " create index on public.scheduled_tasks (last_heartbeat)");
      Side ours = () -> ours(database, tasks);
      Side peer = () -> peer(database, tasks);
      Pairs.measure(1, ours, peer); // warm
      report.add(
          new Row(
              name(),
              "TaskQueue: claim with fairness between tenants, finish in the tenant's transaction",
              "db-scheduler 16, lock-and-fetch",
              "tasks/s",
              Pairs.measure(setting.pairs(), ours, peer),
              GOAL,
              true,
              tasks
                  + " tasks due at once, "
                  + THREADS
                  + " threads on either side, up to "
                  + LEASED
                  + " taken at a time, empty work, same PostgreSQL; ours of 5 tenants; rows put"
                  + " there before the clock starts"));
    }
  }

  private Reading ours(OwnDatabase database, int tasks) throws Exception {
    database.execute("truncate dispatch.task, dispatch.fair_flow, dispatch.fair_clock");
    fill(database, tasks);
    TaskQueue queue = new TaskQueue(database.transactions(), "benchmark", Duration.ofSeconds(60));
    ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    Semaphore free = new Semaphore(LEASED);
    CountDownLatch left = new CountDownLatch(tasks);
    double cpu = cpuSeconds(database);
    long start = System.nanoTime();
    try {
      int taken = 0;
      while (taken < tasks) {
        free.acquire();
        int limit = 1 + free.drainPermits();
        List<Task> claimed = queue.claim("benchmark", limit, NOW);
        free.release(limit - claimed.size());
        taken += claimed.size();
        for (Task task : claimed) {
          workers.execute(
              () -> {
                database.transactions().runInTenant(task.tenant(), tx -> ledger.finish(tx, task));
                free.release();
                left.countDown();
              });
        }
      }
      await(left);
    } finally {
      workers.shutdown();
    }
    return reading(database, tasks, start, cpu);
  }

  private void fill(OwnDatabase database, int tasks) {
    for (int from = 0; from < tasks; from += TASKS_PER_LINK) {
      List<NewTask> ofLink = new ArrayList<>();
      for (int i = 0; i < Math.min(TASKS_PER_LINK, tasks - from); i++) {
        Instant at = NOW.minusSeconds(60L * (i + 1));
        ofLink.add(
            new NewTask("type", TaskKind.BACKFILL_DETAIL, Span.window(at, at.plusSeconds(60))));
      }
      LinkView link = link(++links);
      database
          .transactions()
          .runInTenant(link.tenant(), tx -> ledger.enqueue(tx, link, ofLink, "benchmark", NOW));
    }
  }

  private static LinkView link(long id) {
    return new LinkView(
        new TenantId((int) (id % TENANTS) + 1),
        new LinkId(id),
        new AccountId(id),
        new ProfileId(id),
        "benchmark",
        LinkState.LIVE,
        null,
        NOW,
        null,
        null,
        null,
        "user-" + id);
  }

  private static Reading peer(OwnDatabase database, int tasks) throws Exception {
    database.execute(
        "truncate public.scheduled_tasks; insert into public.scheduled_tasks (task_name,"
            + " task_instance, execution_time, picked, version) select 'work', n::text,"
            + " now() - interval '1 hour', false, 1 from generate_series(1, "
            + tasks
            + ") n");
    CountDownLatch left = new CountDownLatch(tasks);
    OneTimeTask<Void> work = Tasks.oneTime("work").execute((task, context) -> left.countDown());
    try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
      pool.setDataSource(database.owner());
      pool.setMaximumPoolSize(THREADS + 2);
      Scheduler scheduler =
          Scheduler.create(pool, work)
              .threads(THREADS)
              .pollUsingLockAndFetch(1.0, (double) LEASED / THREADS)
              .pollingInterval(Duration.ofMillis(50))
              .build();
      pool.getConnection().close();
      double cpu = cpuSeconds(database);
      long start = System.nanoTime();
      scheduler.start();
      try {
        await(left);
        return reading(database, tasks, start, cpu);
      } finally {
        scheduler.stop();
      }
    }
  }

  private static void await(CountDownLatch left) throws InterruptedException {
    if (!left.await(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException(left.getCount() + " tasks are left after two minutes");
    }
  }

  private static Reading reading(OwnDatabase database, int tasks, long start, double cpu) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Reading(tasks / seconds, (cpuSeconds(database) - cpu) / tasks);
  }

  private static double cpuSeconds(OwnDatabase database) {
    return Cpu.ofThisJvm() + database.cpuSeconds();
  }
}
