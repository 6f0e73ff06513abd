package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.core.providers.Budgets.BudgetView;
import org.wellbundle.core.providers.internal.budget.BudgetService.Key;

/**
 * What is shown of budgets. Read by a thread of its own, since who asks is often in a transaction
 * already.
 */
final class BudgetViews {
  private static final Logger LOG = LoggerFactory.getLogger(BudgetViews.class);
  private static final Duration AGE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final SliceBook book;
  private final Ticker ticker;
  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();
  private final Map<Key, Future<Seen>> reading = new ConcurrentHashMap<>();
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "budget-views");
            thread.setDaemon(true);
            return thread;
          });

  private record Seen(BudgetView view, long at) {}

  BudgetViews(SliceBook book, Ticker ticker) {
    this.book = book;
    this.ticker = ticker;
  }

  /** Null when it can't be read in a moment; rather a little old than late. */
  @Nullable BudgetView get(Key key) {
    Seen last = seen.get(key);
    if (last != null && ticker.nanos() - last.at() < AGE.toNanos()) {
      return last.view();
    }
    try {
      Future<Seen> fresh = reading.computeIfAbsent(key, k -> reader.submit(() -> read(k)));
      return last == null
          ? fresh.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).view()
          : last.view();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.debug("A budget can't be read: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last == null ? null : last.view();
  }

  private Seen read(Key key) {
    try {
      BudgetView view =
          book.open(key.registration(), key.limits().longest(), page -> key.limits().view(page));
      Seen fresh = new Seen(view, ticker.nanos());
      seen.put(key, fresh);
      return fresh;
    } finally {
      reading.remove(key);
    }
  }

  void close() {
    reader.shutdownNow();
  }
}
