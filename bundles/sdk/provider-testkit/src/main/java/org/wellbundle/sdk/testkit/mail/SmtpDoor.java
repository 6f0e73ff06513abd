package org.wellbundle.sdk.testkit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.wellbundle.sdk.testkit.http.TestServer;

/** Speaks as much SMTP as it takes to be handed a mail. Sends nothing on to anybody. */
final class SmtpDoor implements AutoCloseable {
  private static final int MOST_BYTES = 1_000_000;
  private static final int PATIENCE_MILLIS = 60_000;

  private final ServerSocket socket;
  private final CaughtMails mails;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(4, TestServer.daemons("testkit-smtp"));

  SmtpDoor(int port, CaughtMails mails) {
    this.mails = mails;
    try {
      socket = new ServerSocket(port, 20, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't listen for mail on port " + port, e);
    }
    TestServer.daemons("testkit-smtp-door").newThread(this::serve).start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        pool.execute(() -> converse(client));
      } catch (IOException e) {
        // Closed, or a client that is gone already.
        continue;
      }
    }
  }

  private void converse(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      PrintStream out =
          new PrintStream(client.getOutputStream(), false, StandardCharsets.ISO_8859_1);
      say(out, "220 mail sink");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
        switch (verb) {
          case "DATA" -> {
            say(out, "354 go on");
            mails.add(to, data(in));
            say(out, "250 caught");
          }
          case "RCPT" -> {
            to = line.replaceAll(".*<(.*)>.*", "$1");
            say(out, "250 fine");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 fine");
        }
      }
    } catch (IOException e) {
      // The client hung up: what it had said in full is kept.
      return;
    }
  }

  private static String data(BufferedReader in) throws IOException {
    StringJoiner text = new StringJoiner("\r\n");
    int size = 0;
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      size += line.length();
      if (size < MOST_BYTES) {
        text.add(line.startsWith("..") ? line.substring(1) : line);
      }
    }
    return text.toString();
  }

  private static void say(PrintStream out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pool.shutdownNow();
  }
}
