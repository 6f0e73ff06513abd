package org.wellbundle.platform.http.internal.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.wellbundle.api.account.Principal;

/**
 * One open stream. Writes never block: what the browser doesn't take waits in a short queue, and a
 * browser that lets it overflow is dropped; it connects again and fetches afresh.
 */
final class EventStream implements WriteListener, AsyncListener {
  /** Messages that may wait for a slow browser. */
  static final int QUEUE = 64;

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Principal principal;
  private final long endsAt;
  private final java.util.function.Consumer<EventStream> onClose;
  private final Deque<byte[]> queue = new ArrayDeque<>();
  private boolean ready;
  private boolean unflushed;
  private boolean closing;
  private boolean closed;

  /**
   * @param endsAt {@link System#nanoTime} after which the browser has to come again, and its
   *     session is looked up again
   * @param onClose told once, from any thread
   */
  EventStream(
      AsyncContext async,
      ServletOutputStream out,
      Principal principal,
      long endsAt,
      java.util.function.Consumer<EventStream> onClose) {
    this.async = async;
    this.out = out;
    this.principal = principal;
    this.endsAt = endsAt;
    this.onClose = onClose;
  }

  Principal principal() {
    return principal;
  }

  boolean isOver(long now) {
    return now - endsAt >= 0;
  }

  /** Queues a message and writes what the connection takes. */
  void send(byte[] message) {
    synchronized (this) {
      if (closed || closing) {
        return;
      }
      if (queue.size() < QUEUE) {
        queue.add(message);
        pump();
        return;
      }
    }
    close();
  }

  /** Ends the stream once what is queued has been written; the browser's retry brings it back. */
  void finish() {
    synchronized (this) {
      closing = true;
      pump();
    }
  }

  @Override
  public synchronized void onWritePossible() {
    ready = true;
    pump();
  }

  private void pump() {
    if (!ready || closed) {
      return;
    }
    try {
      while (out.isReady()) {
        byte[] next = queue.poll();
        if (next != null) {
          out.write(next);
          unflushed = true;
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          if (closing) {
            close();
          }
          return;
        }
      }
    } catch (IOException | IllegalStateException gone) {
      close();
    }
  }

  /** Ends the stream at once. */
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.clear();
    }
    onClose.accept(this);
    try {
      async.complete();
    } catch (IllegalStateException alreadyOver) {
      // The container was faster.
    }
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
