package org.wellbundle.platform.http.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.internal.edge.People;

class EventStreamTest {
  private final Connection connection = new Connection();
  private final AtomicInteger completed = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final EventStream stream = stream(People.alex("session-1").sessionId());

  @Test
  void waitsForTheContainerBeforeItWrites() {
    stream.send(bytes("a"));
    assertThat(connection.text()).isEmpty();
    stream.onWritePossible();
    assertThat(connection.text()).isEqualTo("a");
    assertThat(connection.flushes).isEqualTo(1);
  }

  @Test
  void writesAtOnceWhileTheBrowserKeepsUp() {
    stream.onWritePossible();
    stream.send(bytes("a"));
    stream.send(bytes("b"));
    assertThat(connection.text()).isEqualTo("ab");
  }

  @Test
  void queuesForASlowBrowserAndGoesOnLater() {
    stream.onWritePossible();
    connection.takes = false;
    stream.send(bytes("a"));
    stream.send(bytes("b"));
    assertThat(connection.text()).isEmpty();
    connection.takes = true;
    stream.onWritePossible();
    assertThat(connection.text()).isEqualTo("ab");
  }

  @Test
  void dropsABrowserThatTakesNothing() {
    stream.onWritePossible();
    connection.takes = false;
    for (int i = 0; i <= EventStream.QUEUE; i++) {
      stream.send(bytes("x"));
    }
    assertThat(completed).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void finishesAfterWhatWasQueued() {
    connection.takes = true;
    stream.send(bytes("bye"));
    stream.finish();
    assertThat(completed).hasValue(0);
    stream.onWritePossible();
    assertThat(connection.text()).isEqualTo("bye");
    assertThat(completed).hasValue(1);
    stream.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void aBrokenConnectionClosesIt() {
    stream.onWritePossible();
    connection.broken = true;
    stream.send(bytes("a"));
    assertThat(closed).hasValue(1);
  }

  @Test
  void anAccountHasOnlySoManyStreams() {
    StreamBook book = new StreamBook();
    EventStream first = stream("1");
    assertThat(book.add(first, 2)).isNull();
    assertThat(book.add(stream("2"), 2)).isNull();
    assertThat(book.add(stream("3"), 2)).isSameAs(first);
    book.remove(first);
    assertThat(book.size()).isEqualTo(2);
    assertThat(book.of(People.ALEX.account().value())).hasSize(2);
  }

  private EventStream stream(String session) {
    AsyncContext async =
        (AsyncContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("complete");
                  completed.incrementAndGet();
                  return null;
                });
    return new EventStream(
        async, connection, People.alex(session), Long.MAX_VALUE, s -> closed.incrementAndGet());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Connection extends ServletOutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean takes = true;
    private boolean broken;
    private int flushes;

    String text() {
      return taken.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReady() {
      return takes;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int b) throws IOException {
      if (broken) {
        throw new IOException("gone");
      }
      taken.write(b);
    }

    @Override
    public void flush() {
      flushes++;
    }
  }
}
