package org.wellbundle.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * One request again and again over kept-alive connections, from one thread with sockets of its own:
 * an HTTP client that does more would take the CPU time that is to be measured. Closed loop for
 * throughput (every connection asks again once it is answered), open loop for latency (requests are
 * due at fixed times, and waiting for a free connection counts).
 */
final class HttpLoad implements AutoCloseable {
  private final Selector selector;
  private final List<Exchange> all = new ArrayList<>();
  private final Deque<Exchange> free = new ArrayDeque<>();

  /**
   * @param latencies seconds, ascending
   */
  record Result(double seconds, int answers, double[] latencies) {
    double perSecond() {
      return answers / seconds;
    }

    double latency(double quantile) {
      return latencies[(int) Math.min(latencies.length - 1L, (long) (latencies.length * quantile))];
    }
  }

  HttpLoad(int port, byte[] request, int expectedStatus, int connections) throws IOException {
    selector = Selector.open();
    for (int i = 0; i < connections; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Exchange exchange = new Exchange(channel, request, expectedStatus);
      channel.register(selector, SelectionKey.OP_READ, exchange);
      all.add(exchange);
      free.add(exchange);
    }
  }

  /** Throughput. */
  Result closed(double seconds) throws IOException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    Latencies latencies = new Latencies();
    while (!free.isEmpty()) {
      free.remove().send(System.nanoTime());
    }
    while (System.nanoTime() < end) {
      for (Exchange exchange : answered(100)) {
        latencies.add(System.nanoTime() - exchange.due());
        exchange.send(System.nanoTime());
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    drain();
    return latencies.result(took);
  }

  /** Latency at a rate. */
  Result open(double seconds, double perSecond) throws IOException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    double pause = 1e9 / perSecond;
    Latencies latencies = new Latencies();
    long sent = 0;
    while (true) {
      long now = System.nanoTime();
      long due = start + (long) (sent * pause);
      while (due <= now && due < end && !free.isEmpty()) {
        free.remove().send(due);
        sent++;
        due = start + (long) (sent * pause);
      }
      if (due >= end && free.size() == all.size()) {
        return latencies.result((System.nanoTime() - start) / 1e9);
      }
      long wait = free.isEmpty() || due >= end ? 5 : (due - System.nanoTime()) / 1_000_000;
      for (Exchange exchange : answered(wait)) {
        latencies.add(System.nanoTime() - exchange.due());
        free.add(exchange);
      }
    }
  }

  private void drain() throws IOException {
    long limit = System.nanoTime() + 10_000_000_000L;
    while (free.size() < all.size() && System.nanoTime() < limit) {
      free.addAll(answered(50));
    }
  }

  /** Exchanges whose answer came; with a wait of 0 only those that are there. */
  private List<Exchange> answered(long millis) throws IOException {
    if (millis > 0) {
      selector.select(millis);
    } else {
      selector.selectNow();
    }
    List<Exchange> done = new ArrayList<>();
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.attachment() instanceof Exchange exchange && exchange.read()) {
        done.add(exchange);
      }
    }
    selector.selectedKeys().clear();
    return done;
  }

  @Override
  public void close() throws IOException {
    for (Exchange exchange : all) {
      exchange.close();
    }
    selector.close();
  }

  private static final class Latencies {
    private double[] values = new double[1024];
    private int count;

    void add(long nanos) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = nanos / 1e9;
    }

    Result result(double seconds) {
      double[] sorted = Arrays.copyOf(values, count);
      Arrays.sort(sorted);
      return new Result(seconds, count, sorted);
    }
  }

  /** A connection with at most one request under way. */
  private static final class Exchange {
    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocate(512 * 1024);
    private final int expectedStatus;
    private long due;

    Exchange(SocketChannel channel, byte[] request, int expectedStatus) {
      this.channel = channel;
      this.request = ByteBuffer.wrap(request);
      this.expectedStatus = expectedStatus;
    }

    long due() {
      return due;
    }

    void send(long at) throws IOException {
      due = at;
      answer.clear();
      request.rewind();
      while (request.hasRemaining()) {
        channel.write(request); // a few hundred bytes: they fit
      }
    }

    /** True when the answer is complete. */
    boolean read() throws IOException {
      if (channel.read(answer) < 0) {
        throw new IOException("the server closed the connection");
      }
      Answers.Head head = Answers.head(answer);
      if (head == null || !head.complete(answer)) {
        return false;
      }
      if (head.status() != expectedStatus) {
        throw new IOException("answered " + Answers.text(answer));
      }
      return true;
    }

    void close() throws IOException {
      channel.close();
    }
  }
}
