package org.wellbundle.platform.http.internal.events;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.messaging.Signals;

/**
 * Tells the other nodes, on a thread of its own: whoever makes something happen must not wait for a
 * broker. When too much waits the rest is dropped; browsers fetch again when they come back.
 */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final int WAITING = 10_000;

  private final String topic;
  private final AtomicReference<@Nullable Signals> signals = new AtomicReference<>();
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "wellbundle-event-announcer");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  Announcer(String topic) {
    this.topic = topic;
    executor.allowCoreThreadTimeOut(true);
  }

  void use(Signals service) {
    signals.set(service);
  }

  void forget(Signals service) {
    signals.compareAndSet(service, null);
  }

  void announce(String text) {
    if (signals.get() != null) {
      executor.execute(() -> tell(text));
    }
  }

  private void tell(String text) {
    Signals now = signals.get();
    if (now == null) {
      return;
    }
    try {
      now.tellAll(topic, text);
    } catch (RuntimeException e) {
      LOG.debug("other nodes not told", e);
    }
  }

  void stop() {
    executor.shutdownNow();
  }
}
