package org.wellbundle.platform.messaging.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.outbox.EventPump;
import org.wellbundle.platform.messaging.internal.outbox.Pace;

/** Feeds the handlers that come and go. */
@Component(immediate = true, service = HealthCheck.class)
public final class EventPumpComponent implements HealthCheck {
  private final EventPump pump;

  @Activate
  public EventPumpComponent(
      @Reference Transactions transactions,
      @Reference Signals signals,
      @Reference Membership membership) {
    pump = new EventPump(transactions, signals, Pace.standard());
  }

  @Reference(
      name = "handlers",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(EventHandler handler) {
    pump.add(handler);
  }

  void remove(EventHandler handler) {
    pump.remove(handler);
  }

  @Deactivate
  void stop() {
    pump.close();
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
