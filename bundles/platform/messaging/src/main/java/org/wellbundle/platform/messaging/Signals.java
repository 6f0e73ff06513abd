package org.wellbundle.platform.messaging;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Short messages to all nodes (topics) or to one of many (queues). Lost messages cost time, never
 * data: every receiver also polls.
 */
@ProviderType
public interface Signals {
  /** Tells every node, this one included. */
  void tellAll(String topic, String text);

  /** Hands to one node that listens. */
  void handToOne(String queue, String text);

  /** Listens to a topic until closed. Called on one thread per subscription. */
  Subscription onTopic(String topic, Consumer<String> listener);

  /** Takes work from a queue until closed. */
  Subscription onQueue(String queue, Consumer<String> listener);

  /** Ends listening when closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
