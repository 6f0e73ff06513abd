package org.wellbundle.platform.messaging.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.EventCursors;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.outbox.EventPump;
import org.wellbundle.platform.messaging.internal.outbox.Pace;

/** Feeds the handlers that come and go. */
@Component(
    immediate = true,
    service = {HealthCheck.class, EventCursors.class})
public final class EventPumpComponent implements HealthCheck, EventCursors {
  private final EventPump pump;
  private final Promotions promotions;
  private final Promotions.Subscription subscription;
  private final Map<ServiceReference<EventHandler>, EventHandler> handlers =
      new ConcurrentHashMap<>();

  @Activate
  public EventPumpComponent(
      @Reference Transactions transactions,
      @Reference Signals signals,
      @Reference Membership membership,
      @Reference Promotions promotions) {
    this.pump = new EventPump(transactions, signals, Pace.standard());
    this.promotions = promotions;
    this.subscription = promotions.onChange(this::reelect);
  }

  @Reference(
      name = "handlers",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(EventHandler handler, ServiceReference<EventHandler> reference) {
    handlers.put(reference, handler);
    feed(reference, handler);
  }

  void remove(EventHandler handler, ServiceReference<EventHandler> reference) {
    handlers.remove(reference);
    pump.remove(handler);
  }

  /** A held version gets no events; the one it replaces gets no more than the one it has. */
  private void reelect() {
    handlers.forEach(this::feed);
  }

  private void feed(ServiceReference<EventHandler> reference, EventHandler handler) {
    if (promotions.serves(reference.getBundle().getBundleId())) {
      pump.add(handler);
    } else {
      pump.end(handler);
    }
  }

  @Deactivate
  void stop() {
    subscription.close();
    pump.close();
  }

  @Override
  public boolean forget(String handler) {
    return pump.forget(handler);
  }

  @Override
  public String name() {
    return "messaging";
  }

  @Override
  public boolean required() {
    return true;
  }

  /** Dead letters don't keep the node from working, but somebody should look at them. */
  @Override
  public Result check() {
    long dead = pump.deadLetters();
    return dead == 0
        ? Result.fine()
        : new Result(true, dead + " events are dead letters (table dispatch.event_dead_letter)");
  }
}
