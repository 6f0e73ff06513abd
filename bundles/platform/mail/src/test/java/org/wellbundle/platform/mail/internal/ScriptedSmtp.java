package org.wellbundle.platform.mail.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers recipients as told, and notes what it was told. */
final class ScriptedSmtp implements AutoCloseable {
  private final ServerSocket socket;
  private final String recipientReply;
  final List<String> heard = new CopyOnWriteArrayList<>();

  ScriptedSmtp(String recipientReply) {
    this.recipientReply = recipientReply;
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        converse(client);
      } catch (IOException e) {
        continue;
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.ISO_8859_1);
    out.print("220 scripted\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String verb = line.substring(0, Math.min(4, line.length()));
      out.print((verb.equals("RCPT") ? recipientReply : "250 fine") + "\r\n");
      out.flush();
      if (verb.equals("QUIT")) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
