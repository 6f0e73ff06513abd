package org.wellbundle.core.linking.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.core.linking.internal.JobQueue.Job;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.messaging.Correlation;
import org.wellbundle.platform.secrets.Vault;

/**
 * Works off the calls that links owe their vendors. A claimed job comes due again after the lease,
 * so a node that dies in the middle leaves nothing behind; both kinds of call may be made twice.
 */
@Component(service = LinkJobs.class)
public final class LinkJobs {
  private static final Logger LOG = LoggerFactory.getLogger(LinkJobs.class);
  private static final Duration AFTER_DEFECT = Duration.ofHours(1);
  private static final long POLL_MILLIS = 1_000;

  /** At once per provider: one that hangs must not take the others' threads. */
  private static final int PER_PROVIDER = 4;

  /** After one found no rate budget. */
  private static final Duration REST = Duration.ofSeconds(2);

  private static final int WORKERS = 32;
  private static final int BATCH = 8;

  private final JobQueue queue;
  private final Revocation revocation;
  private final Subscription subscription;
  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, Instant> resting = new HashMap<>();
  private final Clock clock;
  private final Semaphore wakeUps = new Semaphore(0);
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          0,
          WORKERS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new Thread(work, "link-job"));
  private final Thread thread = new Thread(this::loop, "link-jobs");
  private volatile boolean stopped;

  @Activate
  public LinkJobs(
      @Reference Transactions transactions,
      @Reference ProviderGateway gateway,
      @Reference Vault vault,
      @Reference LinkBook book,
      @Reference PublicAddress address) {
    this(transactions, gateway, vault, book, address, Clock.systemUTC());
    thread.start();
  }

  LinkJobs(
      Transactions transactions,
      ProviderGateway gateway,
      Vault vault,
      LinkBook book,
      PublicAddress address,
      Clock clock) {
    this.clock = clock;
    HookAddress hooks = new HookAddress(vault, address, gateway);
    queue = new JobQueue(transactions, clock);
    revocation = new Revocation(transactions, gateway, hooks, book, queue, clock);
    subscription = new Subscription(transactions, gateway, hooks, queue);
  }

  @Deactivate
  void stop() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(5_000);
    workers.shutdown();
    if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }

  /** A job came due. */
  void wake() {
    wakeUps.release();
  }

  private void loop() {
    while (!stopped) {
      try {
        if (handOut() == 0) {
          queue.forgetRevoked();
          wakeUps.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
          wakeUps.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("calls that links owe have to wait: {}", e.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Claims no more than there are threads for, so that no lease runs out in a waiting line. */
  private int handOut() {
    int handedOut = 0;
    for (String provider : queue.due()) {
      int free = free(provider);
      List<Job> due = free == 0 ? List.of() : queue.claim(provider, free);
      for (Job job : due) {
        begin(provider);
        workers.execute(() -> runThenIdle(provider, job));
      }
      handedOut += due.size();
    }
    return handedOut;
  }

  private synchronized int free(String provider) {
    Instant rests = resting.get(provider);
    if (rests != null && clock.instant().isBefore(rests)) {
      return 0;
    }
    int all = running.values().stream().mapToInt(Integer::intValue).sum();
    return Math.min(PER_PROVIDER - running.getOrDefault(provider, 0), WORKERS - all);
  }

  private synchronized void rest(String provider) {
    resting.put(provider, clock.instant().plus(REST));
  }

  private synchronized void begin(String provider) {
    running.merge(provider, 1, Integer::sum);
  }

  private synchronized void end(String provider) {
    running.computeIfPresent(provider, (id, count) -> count == 1 ? null : count - 1);
  }

  private void runThenIdle(String provider, Job job) {
    try {
      run(job);
    } finally {
      end(provider);
      wake();
    }
  }

  /** Runs what is due, on this thread. Returns how many jobs that were. */
  int runDue() {
    List<Job> due =
        queue.due().stream().flatMap(provider -> queue.claim(provider, BATCH).stream()).toList();
    due.forEach(this::run);
    return due.size();
  }

  private void run(Job job) {
    try (Correlation correlation = Correlation.of(job.correlationId())) {
      guarded(job);
    }
  }

  private void guarded(Job job) {
    try {
      switch (job.kind()) {
        case REVOKE -> revocation.run(job);
        case SUBSCRIBE -> {
          if (!subscription.run(job)) {
            rest(job.provider());
          }
        }
      }
    } catch (DatabaseException e) {
      LOG.warn("{} of link {} has to wait: {}", job.kind(), job.link(), e.sqlState());
    } catch (RuntimeException e) {
      LOG.error("{} of link {} failed", job.kind(), job.link(), e);
      queue.again(job, job.backoff(AFTER_DEFECT));
    }
  }
}
