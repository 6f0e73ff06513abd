package org.wellbundle.platform.messaging.internal.signal;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.signal.BrokerSender.Outgoing;

/**
 * Signals of one node. Its own listeners hear of topics at once and without the broker; queues go
 * through the broker as long as there is one, and to this node's own listeners otherwise.
 */
public final class NodeSignals implements Signals, AutoCloseable {
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final BrokerSender sender =
      new BrokerSender(UUID.randomUUID().toString(), this::takeBack);

  /** Uses this broker from now on. */
  public void use(ConnectionFactory factory) {
    sender.use(factory);
  }

  /** Does without this broker, unless another is in use by now. */
  public void leave(ConnectionFactory factory) {
    sender.leave(factory);
  }

  /** True while other nodes can hear us. */
  public boolean connected() {
    return sender.connected();
  }

  @Override
  public void tellAll(String topic, String text) {
    Channel channel = Channel.topic(topic);
    mine(channel).forEach(each -> each.leave(text));
    sender.offer(new Outgoing(channel, text));
  }

  @Override
  public void handToOne(String queue, String text) {
    Outgoing outgoing = new Outgoing(Channel.queue(queue), text);
    if (!sender.offer(outgoing)) {
      takeBack(outgoing);
    }
  }

  @Override
  public Subscription onTopic(String topic, Consumer<String> listener) {
    return listen(Channel.topic(topic), listener);
  }

  @Override
  public Subscription onQueue(String queue, Consumer<String> listener) {
    return listen(Channel.queue(queue), listener);
  }

  @Override
  public void close() {
    sender.close();
    listeners.forEach(Listening::close);
  }

  private Subscription listen(Channel channel, Consumer<String> listener) {
    Listening listening = new Listening(channel, listener, this::forget);
    listeners.add(listening);
    sender.listen(listening);
    return listening;
  }

  private void forget(Listening listening) {
    listeners.remove(listening);
    sender.forget(listening);
  }

  /** Work without a broker stays on this node; topics have been told here already. */
  private void takeBack(Outgoing outgoing) {
    if (outgoing.channel().queue()) {
      List<Listening> own = mine(outgoing.channel());
      if (!own.isEmpty()) {
        own.get(Math.floorMod(turn.getAndIncrement(), own.size())).leave(outgoing.text());
      }
    }
  }

  private List<Listening> mine(Channel channel) {
    return listeners.stream().filter(each -> each.channel().equals(channel)).toList();
  }
}
