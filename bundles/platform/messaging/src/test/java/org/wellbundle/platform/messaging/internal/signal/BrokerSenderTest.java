package org.wellbundle.platform.messaging.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.messaging.internal.Await;

/** A broker that takes connections, and of what is sent what it likes. */
class BrokerSenderTest {
  private static final Duration LOOKED_AT = Duration.ofMillis(2_500);

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final List<String> work = new CopyOnWriteArrayList<>();
  private final NodeSignals node = new NodeSignals();
  private volatile @Nullable Throwable refusal;

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aBrokerWithoutRoomIsAskedLessAndLess() {
    refusal = new JMSException("no room");
    node.onQueue("work", work::add);
    node.use(broker());

    long end = System.nanoTime() + LOOKED_AT.toNanos();
    AtomicInteger number = new AtomicInteger();
    Await.until(
        "time is over",
        () -> {
          node.handToOne("work", "job " + number.incrementAndGet());
          return System.nanoTime() > end;
        });

    assertThat(connections).as("at once, after a second, after two").hasValueBetween(1, 3);
    Await.until("nothing is lost", () -> work.stream().distinct().count() == number.get());
  }

  @Test
  void whatTheBrokersLibraryThrowsEndsNothing() {
    refusal = new IllegalStateException("a defect of the library");
    node.onQueue("work", work::add);
    node.use(broker());
    Await.until("connected", node::connected);
    node.handToOne("work", "1");
    Await.until("it comes back", () -> work.contains("1"));

    refusal = null;
    Await.until("connected again", node::connected);
    node.handToOne("work", "2");

    Await.until("the broker has it", () -> taken.get() == 1);
    assertThat(work).containsExactly("1");
  }

  private ConnectionFactory broker() {
    TextMessage message = made(TextMessage.class, (proxy, method, values) -> null);
    MessageProducer producer =
        made(
            MessageProducer.class,
            (proxy, method, values) -> {
              Throwable now = refusal;
              if (method.getName().equals("send")) {
                if (now != null) {
                  throw now;
                }
                taken.incrementAndGet();
              }
              return null;
            });
    Session session =
        made(
            Session.class,
            (proxy, method, values) ->
                method.getReturnType() == MessageProducer.class
                    ? producer
                    : method.getReturnType() == TextMessage.class ? message : other(method));
    Connection connection =
        made(
            Connection.class,
            (proxy, method, values) -> method.getReturnType() == Session.class ? session : null);
    return made(
        ConnectionFactory.class,
        (proxy, method, values) -> {
          if (method.getName().equals("createConnection")) {
            connections.incrementAndGet();
            return connection;
          }
          return proxy == values[0];
        });
  }

  /** Whatever else a session makes does nothing. */
  private static @Nullable Object other(java.lang.reflect.Method method) {
    return method.getReturnType().isInterface()
        ? made(method.getReturnType(), (proxy, inner, values) -> null)
        : null;
  }

  private static <T> T made(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            BrokerSenderTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
