package org.wellbundle.platform.messaging.internal.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Signals;

/** One loop per handler, woken by signals; renews leases and clears away what all have passed. */
public final class EventPump implements AutoCloseable {
  /** Wakes the loops of all nodes. */
  public static final String TOPIC = TransactionalOutbox.TOPIC;

  private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
  private static final int CLEAN_SECONDS = 60;

  private final Map<EventHandler, HandlerLoop> loops = new ConcurrentHashMap<>();
  private final Map<EventHandler, HandlerLoop> ending = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "events");
            made.setDaemon(true);
            return made;
          });
  private final Signals.Subscription subscription;
  private final Cursors cursors;
  private final DeadEvents dead;
  private final EventHorizon horizon;
  private final Pace pace;

  public EventPump(Transactions transactions, Signals signals, Pace pace) {
    this.cursors = new Cursors(transactions, pace.term());
    this.dead = new DeadEvents(transactions);
    this.horizon = new EventHorizon(transactions);
    this.pace = pace;
    subscription = signals.onTopic(TOPIC, text -> wake());
    long renewal = pace.term().toMillis() / 3;
    thread.scheduleWithFixedDelay(this::renew, renewal, renewal, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(this::clean, CLEAN_SECONDS, CLEAN_SECONDS, TimeUnit.SECONDS);
  }

  public void add(EventHandler handler) {
    loops.computeIfAbsent(handler, each -> new HandlerLoop(each, cursors, dead, horizon, pace));
  }

  /** Hands over no more events; doesn't wait for the handler, see {@link #remove}. */
  public void end(EventHandler handler) {
    HandlerLoop loop = loops.remove(handler);
    if (loop != null) {
      ending.put(handler, loop);
      loop.end();
    }
  }

  /** Returns when the handler is done with the event it has. */
  public void remove(EventHandler handler) {
    end(handler);
    HandlerLoop loop = ending.remove(handler);
    if (loop != null) {
      loop.close();
    }
  }

  /** Drops a handler's cursor: nothing waits for it any more. */
  public boolean forget(String handler) {
    return cursors.forget(handler);
  }

  /** Events that some handler could not take. */
  public long deadLetters() {
    return cursors.deadLetters();
  }

  @Override
  public void close() {
    subscription.close();
    thread.shutdownNow();
    loops.keySet().forEach(this::remove);
  }

  void clean() {
    try {
      long upTo = horizon.position();
      while (cursors.clean(upTo) > 0) {
        LOG.debug("Cleared away events up to {}", upTo);
      }
    } catch (DatabaseException e) {
      LOG.debug("Clearing away events must wait", e);
    }
  }

  private void wake() {
    loops.values().forEach(HandlerLoop::wake);
  }

  private void renew() {
    try {
      loops.values().forEach(HandlerLoop::renew);
    } catch (DatabaseException e) {
      LOG.debug("Renewing leases must wait", e);
    }
  }
}
