package org.wellbundle.testing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** An open event stream. */
public final class Events implements AutoCloseable {
  private final InputStream stream;
  private final StringBuffer text = new StringBuffer();

  Events(InputStream stream) {
    this.stream = stream;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  /** Whether an event of a name comes in time, or came already. */
  public boolean await(String name, Duration limit) {
    Node.await(
        "the event " + name,
        limit,
        () -> text.indexOf("event: " + name) >= 0 || text.indexOf("event:" + name) >= 0);
    return true;
  }

  private void read() {
    try {
      for (int next = stream.read(); next >= 0; next = stream.read()) {
        text.append((char) next);
      }
    } catch (IOException e) {
      text.append(e);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
