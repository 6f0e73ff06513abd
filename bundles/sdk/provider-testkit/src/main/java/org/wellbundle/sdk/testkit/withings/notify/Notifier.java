package org.wellbundle.sdk.testkit.withings.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.http.TestServer;
import org.wellbundle.sdk.testkit.withings.data.Happening;

/**
 * Delivers notifications: form-encoded, unsigned, two seconds for an answer, ten tries in five
 * cycles spread over some four hours of the cloud's time, then dropped. A subscription that loses
 * several so in a row ends; how many the vendor doesn't say.
 */
public final class Notifier implements AutoCloseable {
  private static final int KEPT = 5_000;
  private static final int TRIES_PER_CYCLE = 2;
  private static final int LOST_IN_A_ROW = 3;

  private record Notification(long number, Subscription subscription, String body, Instant first) {}

  private final SimClock clock;
  private final Subscriptions subscriptions;
  private final Courier courier;
  private final ExecutorService pool;
  private final SplittableRandom random;
  private final Deque<Delivery> deliveries = new ArrayDeque<>();
  private final List<Notification> held = new ArrayList<>();
  private final Map<Subscription, Integer> lost = new ConcurrentHashMap<>();
  private final Object idle = new Object();
  private Manners manners = Manners.GOOD;
  private long number;
  private int inFlight;

  /**
   * @param timeout real time a subscriber has to answer; the vendor's is two seconds
   */
  public Notifier(SimClock clock, Subscriptions subscriptions, Duration timeout, long seed) {
    this.clock = clock;
    this.subscriptions = subscriptions;
    this.courier = new Courier(timeout);
    this.random = new SplittableRandom(seed);
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            24,
            24,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            TestServer.daemons("testkit-notify"));
    threads.allowCoreThreadTimeOut(true);
    this.pool = threads;
    clock.onSettle(() -> awaitIdle(Duration.ofSeconds(20)));
  }

  public synchronized void manners(Manners changed) {
    manners = changed;
    if (changed.reorder() <= 1) {
      flush();
    }
  }

  public synchronized Manners manners() {
    return manners;
  }

  /** Tells everyone subscribed to that category about that user. */
  public void tell(long userid, Happening happening) {
    for (Subscription subscription : subscriptions.to(userid, happening.appli())) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("userid", Long.toString(userid));
      fields.putAll(happening.details());
      fields.put("appli", Integer.toString(happening.appli()));
      post(subscription, Params.of(fields).encoded());
    }
  }

  /** Sends a subscriber an empty body, as the vendor does to see whether he is there. */
  public void ping(Subscription subscription) {
    post(subscription, "");
  }

  private synchronized void post(Subscription subscription, String body) {
    for (int copy = 0; copy < manners.copies(); copy++) {
      held.add(new Notification(++number, subscription, body, clock.now().plus(manners.lag())));
    }
    if (held.size() >= manners.reorder()) {
      flush();
    }
  }

  /** Delivers what is held back for reordering, last first. */
  public synchronized void flush() {
    if (manners.reorder() > 1) {
      Collections.reverse(held);
    }
    for (Notification notification : held) {
      if (notification.first().isAfter(clock.now())) {
        clock.at(notification.first(), () -> submit(notification, 1));
      } else {
        submit(notification, 1);
      }
    }
    held.clear();
  }

  /** What was tried, oldest first. */
  public List<Delivery> deliveries() {
    synchronized (deliveries) {
      return List.copyOf(deliveries);
    }
  }

  public String head(String url) {
    return courier.head(url);
  }

  private void submit(Notification notification, int cycle) {
    synchronized (idle) {
      inFlight++;
    }
    pool.execute(
        () -> {
          try {
            runCycle(notification, cycle);
          } finally {
            synchronized (idle) {
              inFlight--;
              idle.notifyAll();
            }
          }
        });
  }

  private void runCycle(Notification notification, int cycle) {
    for (int tried = 1; tried <= TRIES_PER_CYCLE; tried++) {
      // Word of an unlinking goes out although it ends the subscription.
      boolean farewell = notification.subscription().appli() == 46;
      if (!farewell && !subscriptions.holds(notification.subscription())) {
        return;
      }
      long started = System.nanoTime();
      Instant at = clock.now();
      String outcome = courier.post(notification.subscription().callbackurl(), notification.body());
      Delivery delivery =
          new Delivery(
              notification.number(),
              at,
              notification.subscription().userid(),
              notification.subscription().appli(),
              notification.body(),
              cycle,
              tried,
              outcome,
              (System.nanoTime() - started) / 1_000_000);
      keep(delivery);
      if (delivery.accepted()) {
        lost.remove(notification.subscription());
        return;
      }
    }
    Duration next = afterCycle(cycle);
    if (next.isZero()) {
      lose(notification.subscription());
    } else {
      clock.at(notification.first().plus(next), () -> submit(notification, cycle + 1));
    }
  }

  private void lose(Subscription subscription) {
    if (lost.merge(subscription, 1, Integer::sum) >= LOST_IN_A_ROW) {
      lost.remove(subscription);
      subscriptions.remove(subscription);
    }
  }

  /** From the first try to the cycle after that one; zero if there is none. */
  private Duration afterCycle(int cycle) {
    return switch (cycle) {
      case 1 -> Duration.ofSeconds(10);
      case 2 -> Duration.ofMinutes(1).plus(minutes(1, 10));
      case 3 -> Duration.ofHours(1).plus(minutes(2, 20));
      case 4 -> Duration.ofHours(4).plus(minutes(3, 30));
      default -> Duration.ZERO;
    };
  }

  private Duration minutes(int low, int high) {
    synchronized (random) {
      return Duration.ofSeconds(random.nextInt(low * 60, high * 60 + 1));
    }
  }

  private void keep(Delivery delivery) {
    synchronized (deliveries) {
      if (deliveries.size() == KEPT) {
        deliveries.removeFirst();
      }
      deliveries.addLast(delivery);
    }
  }

  /** Waits until no try is under way; what is due only later in the cloud's time doesn't count. */
  public void awaitIdle(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    synchronized (idle) {
      while (inFlight > 0) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IllegalStateException(inFlight + " deliveries still under way");
        }
        try {
          idle.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
