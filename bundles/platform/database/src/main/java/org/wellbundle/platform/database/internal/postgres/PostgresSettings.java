package org.wellbundle.platform.database.internal.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * @param home folder of everything the server keeps: data, passwords, log
 * @param binaries folder below which the programs get unpacked
 * @param port 0 for a free one, which is then kept
 * @param maxConnections of the server
 * @param extra further settings of the server, which win
 */
public record PostgresSettings(
    Path home, Path binaries, int port, int maxConnections, Map<String, String> extra) {
  public PostgresSettings {
    home = home.toAbsolutePath().normalize();
    extra = Map.copyOf(extra);
  }

  /** Programs and data in one folder, as in production. */
  public static PostgresSettings in(Path home, int port, int maxConnections) {
    return new PostgresSettings(home, home, port, maxConnections, Map.of());
  }

  /** The configuration file's content. Durability is not up to defaults. */
  String configuration(int actualPort) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("port", Integer.toString(actualPort));
    all.put("unix_socket_directories", "");
    all.put("max_connections", Integer.toString(maxConnections));
    all.put("password_encryption", "scram-sha-256");
    all.put("fsync", "on");
    all.put("full_page_writes", "on");
    all.put("synchronous_commit", "on");
    all.put("jit", "off");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("log_checkpoints", "off");
    // Statements and details can hold values of people: neither goes to a log.
    all.put("log_min_error_statement", "panic");
    all.put("log_error_verbosity", "terse");
    all.putAll(extra);
    StringBuilder text = new StringBuilder("# Written at every start.\n");
    all.forEach((key, value) -> text.append(key).append(" = '").append(value).append("'\n"));
    return text.toString();
  }
}
