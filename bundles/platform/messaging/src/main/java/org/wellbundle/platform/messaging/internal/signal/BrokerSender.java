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
        pause = serve(next) ? 0 : Math.min(LONGEST_PAUSE_MILLIS, Math.max(TICK_MILLIS, 2 * pause));
      }
    }
  }

  /** Connects, and sends until the link breaks. True when there was a link. */
  private boolean serve(ConnectionFactory from) {
    BrokerLink fresh;
    try {
      fresh = new BrokerLink(from, node);
    } catch (JMSException e) {
      tell(e.getMessage());
      return false;
    }
    if (!install(from, fresh)) {
      fresh.close();
      return true;
    }
    listeners.forEach(each -> listen(fresh, each));
    try {
      for (Outgoing next = take(fresh); next != null; next = take(fresh)) {
        send(fresh, next);
      }
    } finally {
      drop(fresh);
    }
    return true;
  }

  private void send(BrokerLink to, Outgoing outgoing) {
    try {
      to.send(outgoing.channel(), outgoing.text());
    } catch (JMSException e) {
      tell(e.getMessage());
      handBack.accept(outgoing);
      drop(to);
    }
  }

  private static void listen(BrokerLink to, Listening listening) {
    try {
      to.listen(listening);
    } catch (JMSException e) {
      LOG.debug("Listening to {} must wait", listening.channel().name(), e);
    }
  }

  private synchronized boolean install(ConnectionFactory from, BrokerLink fresh) {
    if (closed || from != factory) {
      return false;
    }
    link = fresh;
    told = false;
    LOG.info("Connected to the broker");
    return true;
  }

  private void drop(BrokerLink old) {
    synchronized (this) {
      if (link == old) {
        link = null;
      }
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

  private void tell(@Nullable String why) {
    if (!told) {
      told = true;
      LOG.warn("No broker ({}): other nodes notice changes later", why);
    }
  }
}
