package org.wellbundle.platform.database.internal.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's port, kept in a file so that it stays the same where that is possible. */
record PortFile(Path home) {
  int choose(int configured) throws IOException {
    if (configured > 0) {
      if (!free(configured)) {
        throw new PostgresException(
            "Port %d on 127.0.0.1, configured for the embedded PostgreSQL, is taken."
                .formatted(configured));
      }
      return configured;
    }
    Path file = home.resolve("port");
    int kept = Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : 0;
    int port = kept > 0 && free(kept) ? kept : anyFree();
    Files.writeString(file, Integer.toString(port));
    return port;
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
