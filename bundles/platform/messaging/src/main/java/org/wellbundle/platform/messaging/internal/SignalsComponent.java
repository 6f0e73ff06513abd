package org.wellbundle.platform.messaging.internal;

import jakarta.jms.ConnectionFactory;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.signal.NodeSignals;

/** Signals over whatever broker there is; within the node they work without one. */
@Component(
    immediate = true,
    service = {Signals.class, HealthCheck.class})
public final class SignalsComponent implements Signals, HealthCheck {
  private final NodeSignals signals = new NodeSignals();

  @Activate
  public SignalsComponent() {}

  @Reference(
      name = "broker",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "removeBroker")
  void addBroker(ConnectionFactory factory) {
    signals.use(factory);
  }

  void removeBroker(ConnectionFactory factory) {
    signals.leave(factory);
  }

  @Deactivate
  void stop() {
    signals.close();
  }

  @Override
  public void tellAll(String topic, String text) {
    signals.tellAll(topic, text);
  }

  @Override
  public void handToOne(String queue, String text) {
    signals.handToOne(queue, text);
  }

  @Override
  public Subscription onTopic(String topic, Consumer<String> listener) {
    return signals.onTopic(topic, listener);
  }

  @Override
  public Subscription onQueue(String queue, Consumer<String> listener) {
    return signals.onQueue(queue, listener);
  }

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    return signals.connected()
        ? Result.fine()
        : Result.failed("no broker: other nodes notice changes up to two seconds later");
  }
}
