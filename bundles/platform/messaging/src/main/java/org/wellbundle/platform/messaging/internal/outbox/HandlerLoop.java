package org.wellbundle.platform.messaging.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.messaging.Correlation;

/**
 * Hands events to one handler, in order, while this loop has the handler's lease. Several loops on
 * several nodes may exist for one name; they take turns.
 */
final class HandlerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HandlerLoop.class);
  private static final Duration SHORTEST_LOOK = Duration.ofMillis(20);
  private static final int STOP_SECONDS = 10;

  private final EventHandler handler;
  private final String name;
  private final String owner = UUID.randomUUID().toString();
  private final Cursors cursors;
  private final DeadEvents dead;
  private final EventHorizon horizon;
  private final Pace pace;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private long reached;
  private boolean introduced;
  private volatile boolean leased;
  private volatile boolean closed;

  HandlerLoop(
      EventHandler handler, Cursors cursors, DeadEvents dead, EventHorizon horizon, Pace pace) {
    this.handler = handler;
    this.name = handler.name();
    this.cursors = cursors;
    this.dead = dead;
    this.horizon = horizon;
    this.pace = pace;
    this.thread = new Thread(this::run, "events-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  void wake() {
    wake.release();
  }

  /** Keeps the lease, if this loop has it. */
  void renew() {
    if (leased) {
      cursors.renew(name, owner);
    }
  }

  /** Lets the handler finish the event it has; no further one comes. */
  void end() {
    closed = true;
    wake();
  }

  /** Ends, and waits for it. */
  @Override
  public void close() {
    end();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration look = SHORTEST_LOOK;
    while (!closed) {
      look = round() ? SHORTEST_LOOK : rest(look);
    }
    if (leased) {
      release();
    }
  }

  /** Waits for a wake-up: shortly while positions are open, else up to the poll interval. */
  private Duration rest(Duration look) {
    Duration wait = horizon.behind() ? look : pace.poll();
    try {
      if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
        return SHORTEST_LOOK;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
    Duration longer = look.multipliedBy(2);
    return longer.compareTo(pace.poll()) < 0 ? longer : pace.poll();
  }

  /** True when it is worth going on at once. */
  private boolean round() {
    try {
      if (!introduced) {
        cursors.introduce(name);
        introduced = true;
      }
      long upTo = horizon.position();
      if (upTo <= reached) {
        return replay();
      }
      Optional<Cursors.Turn> turn = cursors.lease(name, owner);
      if (turn.isEmpty()) {
        return false;
      }
      leased = true;
      boolean more = !turn.get().waiting() && work(turn.get(), upTo);
      if (!more) {
        release();
      }
      return more;
    } catch (DatabaseException e) {
      LOG.debug("Events for {} must wait", name, e);
      return false;
    }
  }

  /** With nothing new to do: hands over again what an operator wants so. One try. */
  private boolean replay() {
    Optional<DeadEvents.DeadEvent> marked = dead.marked(name);
    if (closed || marked.isEmpty() || cursors.lease(name, owner).isEmpty()) {
      return false;
    }
    leased = true;
    try (Correlation correlation = Correlation.of(marked.get().event().correlationId())) {
      handAgain(marked.get());
    }
    release();
    return true;
  }

  private void handAgain(DeadEvents.DeadEvent wanted) {
    try {
      handler.handle(wanted.event());
    } catch (RuntimeException e) {
      LOG.warn("Handler {} failed on event {} once more", name, wanted.event().position(), e);
      dead.failedAgain(wanted, String.valueOf(e));
      return;
    }
    dead.taken(wanted);
  }

  private boolean work(Cursors.Turn turn, long upTo) {
    reached = turn.position();
    List<Event> events = cursors.read(handler.types(), turn.position(), upTo);
    int tries = turn.tries();
    for (Event event : events) {
      if (closed || !deliver(event, tries)) {
        return false;
      }
      tries = 0;
    }
    if (events.isEmpty() && reached < upTo && cursors.advance(name, owner, upTo)) {
      reached = upTo;
    }
    return !events.isEmpty();
  }

  /** True when the cursor has passed the event. */
  private boolean deliver(Event event, int tries) {
    try (Correlation correlation = Correlation.of(event.correlationId())) {
      return handed(event, tries);
    }
  }

  private boolean handed(Event event, int tries) {
    try {
      handler.handle(event);
    } catch (RuntimeException e) {
      return failed(event, tries + 1, e);
    }
    return passed(event, cursors.advance(name, owner, event.position()));
  }

  private boolean failed(Event event, int tries, RuntimeException error) {
    LOG.warn(
        "Handler {} failed on event {} ({}), try {}",
        name,
        event.position(),
        event.type(),
        tries,
        error);
    if (tries < pace.tries()) {
      cursors.retryLater(name, owner, pace.pause(tries - 1));
      return false;
    }
    return passed(event, cursors.bury(name, owner, event, String.valueOf(error)));
  }

  private boolean passed(Event event, boolean moved) {
    if (moved) {
      reached = event.position();
    }
    return moved;
  }

  private void release() {
    leased = false;
    try {
      cursors.release(name, owner);
    } catch (DatabaseException e) {
      LOG.debug("The lease of {} ends by itself", name, e);
    }
  }
}
