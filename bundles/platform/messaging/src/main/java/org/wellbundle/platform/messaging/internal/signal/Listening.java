package org.wellbundle.platform.messaging.internal.signal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.messaging.Signals;

/**
 * A listener with a thread of its own. What it has not taken yet waits once: the same text twice
 * means no more than once.
 */
final class Listening implements Signals.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int MOST_WAITING = 10_000;

  private final Channel channel;
  private final Consumer<String> listener;
  private final Consumer<Listening> onClose;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Object turn = new Object();
  private volatile boolean closed;

  Listening(Channel channel, Consumer<String> listener, Consumer<Listening> onClose) {
    this.channel = channel;
    this.listener = listener;
    this.onClose = onClose;
    Thread thread = new Thread(this::run, "signals-" + channel.name());
    thread.setDaemon(true);
    thread.start();
  }

  Channel channel() {
    return channel;
  }

  /** Leaves a text for the listener's own thread. */
  void leave(String text) {
    synchronized (waiting) {
      if (waiting.size() < MOST_WAITING && waiting.add(text)) {
        waiting.notifyAll();
      }
    }
  }

  /** Calls the listener now, on this thread, one at a time. */
  void call(String text) {
    synchronized (turn) {
      if (closed) {
        return;
      }
      try {
        listener.accept(text);
      } catch (RuntimeException e) {
        LOG.error("The listener to {} failed", channel.name(), e);
      }
    }
  }

  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.notifyAll();
    }
    onClose.accept(this);
  }

  private void run() {
    for (String text = next(); text != null; text = next()) {
      call(text);
    }
  }

  private @Nullable String next() {
    synchronized (waiting) {
      while (waiting.isEmpty() && !closed) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return null;
        }
      }
      if (closed) {
        return null;
      }
      String first = waiting.iterator().next();
      waiting.remove(first);
      return first;
    }
  }
}
