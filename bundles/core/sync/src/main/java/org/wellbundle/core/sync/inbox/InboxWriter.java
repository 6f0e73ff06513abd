package org.wellbundle.core.sync.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.database.Transactions;

/**
 * Stores webhooks, many per commit: whoever comes while one commit is under way shares the next. An
 * answer is given after the commit that holds the row.
 */
public final class InboxWriter {
  private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);
  private static final int ROWS_PER_COMMIT = 200;

  /** What may lie in memory, since some vendors' notifications have megabytes. */
  private static final long MOST_BYTES = 64L << 20;

  private final Transactions transactions;
  private final Runnable stored;
  private final BlockingQueue<Pending> waiting;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param capacity how many may wait for the database
   * @param stored told after each commit
   */
  public InboxWriter(Transactions transactions, int capacity, Runnable stored) {
    this.transactions = transactions;
    this.stored = stored;
    this.waiting = new ArrayBlockingQueue<>(capacity);
  }

  /** What became of a webhook. Called once, on the writer's thread. */
  interface Receipt {
    void durable();

    void refused();

    /** True when nobody waits for the receipt any more. */
    boolean lapsed();
  }

  private record Pending(Arrived arrived, Receipt receipt) {}

  /** False when too many wait already, or too much. */
  boolean offer(Arrived arrived, Receipt receipt) {
    int size = arrived.sealed().length;
    if (bytes.addAndGet(size) > MOST_BYTES || !waiting.offer(new Pending(arrived, receipt))) {
      bytes.addAndGet(-size);
      return false;
    }
    return true;
  }

  /** How many wait for a commit that hasn't begun. */
  int waiting() {
    return waiting.size();
  }

  /** Runs until interrupted; what waits then is refused. */
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        writeNext(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      List<Pending> rest = new ArrayList<>();
      waiting.drainTo(rest);
      rest.forEach(pending -> pending.receipt().refused());
    }
  }

  /** Stores what waits, in one commit. Returns how many that was. */
  int writeNext(long patienceMillis) throws InterruptedException {
    Pending first = waiting.poll(patienceMillis, TimeUnit.MILLISECONDS);
    if (first == null) {
      return 0;
    }
    List<Pending> batch = new ArrayList<>();
    batch.add(first);
    waiting.drainTo(batch, ROWS_PER_COMMIT - 1);
    batch.forEach(pending -> bytes.addAndGet(-pending.arrived().sealed().length));
    batch.removeIf(pending -> pending.receipt().lapsed());
    if (!batch.isEmpty()) {
      write(batch);
    }
    return batch.size();
  }

  private void write(List<Pending> batch) {
    try {
      transactions.runAsDispatcher(
          tx -> InboxTable.append(tx, batch.stream().map(Pending::arrived).toList()));
    } catch (RuntimeException e) {
      LOG.warn("{} webhooks refused, the database said {}", batch.size(), e.toString());
      batch.forEach(pending -> pending.receipt().refused());
      return;
    }
    batch.forEach(pending -> pending.receipt().durable());
    stored.run();
  }
}
