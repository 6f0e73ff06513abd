package org.wellbundle.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.wellbundle.module.leaderboards.board.OrderBoard;
import org.wellbundle.module.leaderboards.board.OrderBoard.Line;

/**
 * Our board behind the same kind of socket as Redis: locked as the module does, one thread each.
 */
final class BoardServer implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final OrderBoard board;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  BoardServer(OrderBoard board) throws IOException {
    this.board = board;
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER)) {
      while (true) {
        String[] command = command(in);
        out.write(answer(command).getBytes(StandardCharsets.ISO_8859_1));
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (EOFException | SocketException e) {
      // the client is gone
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String[] command(InputStream in) throws IOException {
    String[] parts = new String[Integer.parseInt(Resp.line(in).substring(1))];
    for (int each = 0; each < parts.length; each++) {
      parts[each] = Resp.bulk(in, Integer.parseInt(Resp.line(in).substring(1)));
    }
    return parts;
  }

  private String answer(String[] command) {
    return switch (command[0]) {
      case "ZCARD" -> ":" + board.size() + "\r\n";
      case "ZADD" -> {
        lock.writeLock().lock();
        try {
          board.set(seat(command[3]), Integer.parseInt(command[2]));
        } finally {
          lock.writeLock().unlock();
        }
        yield ":0\r\n";
      }
      case "ZREVRANK" -> {
        lock.readLock().lock();
        try {
          yield ":" + board.line(seat(command[2])).place() + "\r\n";
        } finally {
          lock.readLock().unlock();
        }
      }
      case "ZREVRANGE" -> {
        int from = Integer.parseInt(command[2]);
        yield lines(from, Integer.parseInt(command[3]) - from + 1);
      }
      default -> "-ERR\r\n";
    };
  }

  private String lines(int from, int most) {
    List<Line> lines;
    lock.readLock().lock();
    try {
      lines = board.page(from, most);
    } finally {
      lock.readLock().unlock();
    }
    StringBuilder text = new StringBuilder("*").append(lines.size() * 2).append("\r\n");
    for (Line line : lines) {
      bulk(text, "m" + line.seat());
      bulk(text, Integer.toString(line.score()));
    }
    return text.toString();
  }

  private static void bulk(StringBuilder text, String value) {
    text.append('$').append(value.length()).append("\r\n").append(value).append("\r\n");
  }

  private static int seat(String member) {
    return Integer.parseInt(member, 1, member.length(), 10);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "board-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
