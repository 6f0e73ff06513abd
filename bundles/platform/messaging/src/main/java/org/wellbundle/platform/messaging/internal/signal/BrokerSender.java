package org.wellbundle.platform.messaging.internal.signal;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a link to the broker, on a thread of its own: nobody who signals waits for the network.
 * While there is no link, what was meant for one of many is handed back.
 */
final class BrokerSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerSender.class);
  private static final int MOST_WAITING = 10_000;
  private static final long TICK_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /**
   * Ticks without work after which the link has to prove itself: a failover hides that it broke.
   */
  private static final int QUIET_TICKS = 5;

  private static final Outgoing PROBE = new Outgoing(Channel.topic("probe"), "");

  private final String node;
  private final Consumer<Outgoing> handBack;
  private final Set<Outgoing> waiting = new LinkedHashSet<>();
  private final Set<Listening> listeners = new CopyOnWriteArraySet<>();
  private @Nullable ConnectionFactory factory;
  private @Nullable BrokerLink link;
  private boolean closed;
  private boolean reached;
  private boolean told;

  record Outgoing(Channel channel, String text) {}

  BrokerSender(String node, Consumer<Outgoing> handBack) {
    this.node = node;
    this.handBack = handBack;
    Thread thread = new Thread(this::run, "signals-broker");
    thread.setDaemon(true);
    thread.start();
  }

  /** Uses another broker from now on, or none. */
  void use(@Nullable ConnectionFactory next) {
    BrokerLink old;
    synchronized (this) {
      factory = next;
      old = link;
      link = null;
      reached = false;
      told = false;
      notifyAll();
    }
    // Outside of the lock: closing waits for listeners, and they may be about to send.
    if (old != null) {
      old.close();
    }
  }

  void leave(ConnectionFactory gone) {
    if (wanted() == gone) {
      use(null);
    }
  }

  synchronized boolean connected() {
    return link != null && !link.broken();
  }

  /** False when there is no broker to take it. */
  synchronized boolean offer(Outgoing outgoing) {
    if (!connected() || waiting.size() >= MOST_WAITING) {
      return false;
    }
    waiting.add(outgoing);
    notifyAll();
    return true;
  }

  void listen(Listening listening) {
    listeners.add(listening);
    BrokerLink now = current();
    if (now != null) {
      listen(now, listening);
    }
  }

  void forget(Listening listening) {
    listeners.remove(listening);
    BrokerLink now = current();
    if (now != null) {
      now.forget(listening);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    use(null);
  }

  private synchronized @Nullable BrokerLink current() {
    return link;
  }

  private void run() {
    long pause = 0;
    while (await(pause)) {
      ConnectionFactory next = wanted();
      if (next == null) {
        pause = TICK_MILLIS;
      } else {
        boolean lasted = serve(next);
        long longer = Math.min(LONGEST_PAUSE_MILLIS, Math.max(TICK_MILLIS, 2 * pause));
        pause = wanted() != next ? 0 : lasted ? TICK_MILLIS : longer;
      }
    }
  }

  /**
   * Connects, and sends until the link breaks. True when it sent for a while: a broker without room
   * takes connections, too, and is asked less and less. Whatever a broker's library throws, there
   * is a next time.
   */
  private boolean serve(ConnectionFactory from) {
    try (BrokerLink fresh = new BrokerLink(from, node)) {
      return install(from, fresh) && serve(fresh);
    } catch (JMSException | RuntimeException | LinkageError e) {
      tell(e);
      return false;
    }
  }

  private boolean serve(BrokerLink fresh) {
    long began = System.nanoTime();
    boolean worked = false;
    try {
      listeners.forEach(each -> listen(fresh, each));
      for (Outgoing next = take(fresh); next != null; next = take(fresh)) {
        if (send(fresh, next)) {
          worked = true;
          works();
        }
      }
    } finally {
      drop(fresh);
    }
    return worked && System.nanoTime() - began > LONGEST_PAUSE_MILLIS * 1_000_000;
  }

  private boolean send(BrokerLink to, Outgoing outgoing) {
    try {
      to.send(outgoing.channel(), outgoing.text());
      return true;
    } catch (JMSException | RuntimeException | LinkageError e) {
      tell(e);
      handBack.accept(outgoing);
      drop(to);
      return false;
    }
  }

  private static void listen(BrokerLink to, Listening listening) {
    try {
      to.listen(listening);
    } catch (JMSException | RuntimeException e) {
      LOG.debug("Listening to {} must wait", listening.channel().name(), e);
    }
  }

  private synchronized boolean install(ConnectionFactory from, BrokerLink fresh) {
    if (closed || from != factory) {
      return false;
    }
    link = fresh;
    return true;
  }

  private void drop(BrokerLink old) {
    synchronized (this) {
      if (link == old) {
        link = null;
      }
      handBackAll();
    }
    old.close();
  }

  private synchronized @Nullable ConnectionFactory wanted() {
    return factory;
  }

  /** Next to send; null when the link is over. */
  private synchronized @Nullable Outgoing take(BrokerLink from) {
    for (int ticks = 0; link == from && !from.broken(); ticks++) {
      Iterator<Outgoing> first = waiting.iterator();
      if (first.hasNext()) {
        Outgoing next = first.next();
        first.remove();
        return next;
      }
      if (ticks >= QUIET_TICKS) {
        return PROBE;
      }
      if (!pause(TICK_MILLIS)) {
        return null;
      }
    }
    handBackAll();
    return null;
  }

  private synchronized void handBackAll() {
    waiting.forEach(handBack);
    waiting.clear();
  }

  private synchronized boolean await(long millis) {
    if (!closed && millis > 0) {
      pause(millis);
    }
    return !closed;
  }

  private boolean pause(long millis) {
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
      return false;
    }
  }

  private synchronized void works() {
    if (!reached) {
      reached = true;
      LOG.info("Connected to the broker");
    }
  }

  private synchronized void tell(Throwable why) {
    LOG.debug("No broker", why);
    if (reached || !told) {
      reached = false;
      told = true;
      LOG.warn("No broker ({}): other nodes notice changes later", why.getMessage());
    }
  }
}
