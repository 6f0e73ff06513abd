package org.wellbundle.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wellbundle.benchmarks.Side.Reading;

/** Speaks as much of Redis's protocol as a board needs, to Redis and to ours alike. */
final class SortedSetClient implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int SCORES = 150_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Random random = new Random(3);
  private int members = 1;

  /** What is measured. */
  enum Call {
    RANK("rank of a participant", "ZREVRANK"),
    TOP("the first ten", "ZREVRANGE 0 9 WITHSCORES"),
    AROUND("eleven lines at a place", "ZREVRANGE place-5 place+5 WITHSCORES"),
    UPDATE("a score moves", "ZADD");

    private final String words;
    private final String command;

    Call(String words, String command) {
      this.words = words;
      this.command = command;
    }

    String words() {
      return words;
    }

    String command() {
      return command;
    }
  }

  SortedSetClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    members = Math.max(1, Integer.parseInt(ask("ZCARD", "b").get(0)));
  }

  void fill(int[] scores) throws IOException {
    for (int seat = 0; seat < scores.length; seat++) {
      send("ZADD", "b", Integer.toString(scores[seat]), "m" + seat);
      if (seat % 1000 == 999 || seat == scores.length - 1) {
        out.flush();
        for (int each = seat - seat % 1000; each <= seat; each++) {
          read();
        }
      }
    }
    members = scores.length;
  }

  List<String> topScores() throws IOException {
    List<String> top = ask("ZREVRANGE", "b", "0", "99", "WITHSCORES");
    List<String> scores = new ArrayList<>();
    for (int each = 1; each < top.size(); each += 2) {
      scores.add(top.get(each));
    }
    return scores;
  }

  long usedMemory() throws IOException {
    return Long.parseLong(ask("MEMORY", "USAGE", "b", "SAMPLES", "0").get(0));
  }

  /** Calls a second, so many on their way at a time. */
  Side rate(Call call, int calls, int pipeline) {
    return () -> {
      long start = System.nanoTime();
      for (int each = 0; each < calls; each += pipeline) {
        for (int one = 0; one < pipeline; one++) {
          send(call);
        }
        out.flush();
        for (int one = 0; one < pipeline; one++) {
          read();
        }
      }
      return Reading.of(calls / ((System.nanoTime() - start) / 1e9));
    };
  }

  private void send(Call call) throws IOException {
    int seat = random.nextInt(members);
    switch (call) {
      case RANK -> send("ZREVRANK", "b", "m" + seat);
      case TOP -> send("ZREVRANGE", "b", "0", "9", "WITHSCORES");
      case AROUND -> {
        int place = Math.max(5, seat);
        send(
            "ZREVRANGE",
            "b",
            Integer.toString(place - 5),
            Integer.toString(place + 5),
            "WITHSCORES");
      }
      case UPDATE -> send("ZADD", "b", Integer.toString(random.nextInt(SCORES)), "m" + seat);
    }
  }

  private List<String> ask(String... parts) throws IOException {
    send(parts);
    out.flush();
    return read();
  }

  private void send(String... parts) throws IOException {
    StringBuilder text = new StringBuilder("*").append(parts.length).append("\r\n");
    for (String part : parts) {
      text.append('$').append(part.length()).append("\r\n").append(part).append("\r\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> read() throws IOException {
    String head = Resp.line(in);
    String rest = head.substring(1);
    return switch (head.charAt(0)) {
      case ':', '+' -> List.of(rest);
      case '$' -> List.of(Resp.bulk(in, Integer.parseInt(rest)));
      case '*' -> {
        List<String> all = new ArrayList<>();
        for (int each = Integer.parseInt(rest); each > 0; each--) {
          all.addAll(read());
        }
        yield all;
      }
      default -> throw new IOException(head);
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
