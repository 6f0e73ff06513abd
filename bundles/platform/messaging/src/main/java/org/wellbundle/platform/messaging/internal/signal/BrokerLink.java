package org.wellbundle.platform.messaging.internal.signal;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the broker while it lasts. Sending is for one thread, listening for any. */
final class BrokerLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
  private static final String NODE = "node";

  /** A wake-up that lay about for longer wakes nobody any more: every receiver polls. */
  private static final long TIME_TO_LIVE_MILLIS = 30_000;

  private final String node;
  private final Connection connection;
  private final Session sending;
  private final MessageProducer producer;
  private final Map<Listening, Session> sessions = new HashMap<>();
  private volatile boolean broken;

  BrokerLink(ConnectionFactory factory, String node) throws JMSException {
    this.node = node;
    connection = factory.createConnection();
    try {
      connection.setExceptionListener(error -> broken = true);
      sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      producer = sending.createProducer(null);
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.setTimeToLive(TIME_TO_LIVE_MILLIS);
      connection.start();
    } catch (JMSException | RuntimeException e) {
      close();
      throw e;
    }
  }

  boolean broken() {
    return broken;
  }

  void send(Channel channel, String text) throws JMSException {
    TextMessage message = sending.createTextMessage(text);
    message.setStringProperty(NODE, node);
    producer.send(destination(sending, channel), message);
  }

  /** Once per listener, however often it is called. */
  void listen(Listening listening) throws JMSException {
    synchronized (sessions) {
      if (!sessions.containsKey(listening)) {
        sessions.put(listening, session(listening));
      }
    }
  }

  private Session session(Listening listening) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    Channel channel = listening.channel();
    // This node's own topics are served without the broker.
    String selector = channel.queue() ? null : NODE + " <> '" + node + "'";
    MessageConsumer consumer = session.createConsumer(destination(session, channel), selector);
    consumer.setMessageListener(message -> receive(listening, message));
    return session;
  }

  void forget(Listening listening) {
    Session session;
    synchronized (sessions) {
      session = sessions.remove(listening);
    }
    if (session != null) {
      try {
        session.close();
      } catch (JMSException | RuntimeException e) {
        LOG.debug("A session did not close", e);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException | RuntimeException e) {
      LOG.debug("The connection did not close", e);
    }
  }

  private static void receive(Listening listening, Message message) {
    try {
      if (message instanceof TextMessage text && text.getText() != null) {
        if (listening.channel().queue()) {
          // On the broker's thread: while this node is busy others get the work.
          listening.call(text.getText());
        } else {
          listening.leave(text.getText());
        }
      }
    } catch (JMSException e) {
      LOG.warn("A signal could not be read: {}", e.getMessage());
    }
  }

  private static Destination destination(Session session, Channel channel) throws JMSException {
    return channel.queue()
        ? session.createQueue(channel.destination())
        : session.createTopic(channel.destination());
  }
}
