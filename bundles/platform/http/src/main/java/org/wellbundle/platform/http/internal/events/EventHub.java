package org.wellbundle.platform.http.internal.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.messaging.Signals;

/**
 * Delivers events to the streams of this node at once, and to those of the others through a topic.
 * Without the broker the own node's browsers still hear.
 */
@Component(service = {EventStreams.class, EventHub.class})
public final class EventHub implements EventStreams {
  /** Told when a session ended; ids: session (its public id). Its streams are closed. */
  static final String SESSION_ENDED = "session-ended";

  private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
  private static final String TOPIC = "browser-events";
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(15);

  private final String node = UUID.randomUUID().toString();
  private final StreamBook streams = new StreamBook();
  private final HttpSettings settings;
  private final ScheduledThreadPoolExecutor scheduler;
  private final Announcer announcer = new Announcer(TOPIC);
  private final Map<Signals, Signals.Subscription> subscriptions =
      new java.util.concurrent.ConcurrentHashMap<>();

  @Activate
  public EventHub(@Reference HttpSettings settings) {
    this.settings = settings;
    this.scheduler =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "wellbundle-event-streams");
              thread.setDaemon(true);
              return thread;
            });
    long millis = HEARTBEAT_EVERY.toMillis();
    var unused = scheduler.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Reference(
      service = Signals.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindSignals(Signals signals) {
    subscriptions.put(signals, signals.onTopic(TOPIC, this::fromOtherNode));
    announcer.use(signals);
  }

  void unbindSignals(Signals signals) {
    announcer.forget(signals);
    Signals.Subscription subscription = subscriptions.remove(signals);
    if (subscription != null) {
      subscription.close();
    }
  }

  /** True when this node has as many streams as it may. */
  boolean isFull() {
    return streams.size() >= settings.current().streamsInAll();
  }

  /** Adds a stream; an account that has too many loses its oldest. */
  void open(EventStream stream) {
    EventStream oldest = streams.add(stream, settings.current().streamsPerAccount());
    if (oldest != null) {
      oldest.finish();
    }
  }

  void closed(EventStream stream) {
    streams.remove(stream);
  }

  /** Runs on the scheduler's thread, for parts that wait a little before they tell. */
  public void later(Duration delay, Runnable action) {
    var unused = scheduler.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
    publish(EventMessage.to(node, tenant, account, name, ids));
  }

  @Override
  public void tellEverybody(String name) {
    publish(EventMessage.toEverybody(node, name));
  }

  @Override
  public void tellTenant(TenantId tenant, String name) {
    publish(EventMessage.toTenant(node, tenant, name));
  }

  private void publish(EventMessage message) {
    deliver(message);
    announcer.announce(message.encode());
  }

  private void fromOtherNode(String text) {
    EventMessage message = EventMessage.decode(text);
    if (message != null && !message.node().equals(node)) {
      deliver(message);
    }
  }

  private void deliver(EventMessage message) {
    byte[] frame = message.frame();
    if (message.isForEverybody()) {
      streams.forEach(stream -> stream.send(frame));
      return;
    }
    if (message.isForTenant()) {
      streams.forEach(stream -> deliverInTenant(message, frame, stream));
    } else {
      streams.of(message.account()).forEach(stream -> deliverInTenant(message, frame, stream));
    }
  }

  private static void deliverInTenant(EventMessage message, byte[] frame, EventStream stream) {
    if (stream.principal().tenant().value() == message.tenant()) {
      deliver(message, frame, stream);
    }
  }

  private static void deliver(EventMessage message, byte[] frame, EventStream stream) {
    if (!message.name().equals(SESSION_ENDED)) {
      stream.send(frame);
    } else if (endsSession(message.ids().get("session"), stream)) {
      stream.send(frame);
      stream.finish();
    }
  }

  /** Without a session's id all sessions of the account ended. */
  private static boolean endsSession(@Nullable String session, EventStream stream) {
    return session == null || session.equals(stream.principal().sessionId());
  }

  private void beat() {
    try {
      long now = System.nanoTime();
      streams.forEach(
          stream -> {
            if (stream.isOver(now)) {
              stream.finish();
            } else {
              stream.send(HEARTBEAT);
            }
          });
    } catch (RuntimeException e) {
      LOG.error("heartbeat of event streams failed", e);
    }
  }

  @Deactivate
  void stop() {
    scheduler.shutdownNow();
    announcer.stop();
    streams.forEach(EventStream::close);
  }
}
