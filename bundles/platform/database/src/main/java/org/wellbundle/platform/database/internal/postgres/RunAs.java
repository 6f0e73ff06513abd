package org.wellbundle.platform.database.internal.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL is run. It refuses to be root, so root borrows another user: the unprivileged one
 * where it can reach the folder, else root's own without its powers in a user namespace.
 *
 * @param user number of the user that owns the files
 */
record RunAs(Way way, int user) {
  private static final int NOBODY = 65534;

  enum Way {
    DIRECTLY,
    SETPRIV,
    SU,
    NAMESPACE
  }

  /**
   * @param home folder of server and data, readable by the process
   * @param cluster data directory, which may not exist yet; its owner decides
   */
  static RunAs choose(Path home, Path cluster) {
    int me = me();
    boolean exists = Files.exists(cluster);
    int owner = exists ? owner(cluster) : NOBODY;
    if (me != 0) {
      if (exists && owner != me) {
        throw new PostgresException(
            "The database in %s belongs to user number %d, and this process runs as %d. Start it as that user or as root."
                .formatted(cluster, owner, me));
      }
      return new RunAs(Way.DIRECTLY, me);
    }
    if (owner == 0) {
      return namespace() ? new RunAs(Way.NAMESPACE, 0) : borrow(home, NOBODY);
    }
    if (exists || canReach(new RunAs(Way.SETPRIV, owner), home)) {
      return borrow(home, owner);
    }
    return namespace() ? new RunAs(Way.NAMESPACE, 0) : borrow(home, owner);
  }

  private static RunAs borrow(Path home, int user) {
    RunAs setpriv = new RunAs(Way.SETPRIV, user);
    if (canReach(setpriv, home)) {
      return setpriv;
    }
    RunAs su = new RunAs(Way.SU, user);
    if (user == NOBODY && canReach(su, home)) {
      return su;
    }
    throw new PostgresException(
        ("PostgreSQL does not run as root, and no other user could be borrowed for it (tried setpriv, unshare and su;"
                + " user number %d must be able to enter %s). Start Wellbundle as an ordinary user, or give the address"
                + " of an external PostgreSQL (WELLBUNDLE_DB_URL).")
            .formatted(user, home));
  }

  List<String> command(List<String> line) {
    List<String> whole = new ArrayList<>();
    switch (way) {
      case DIRECTLY -> {}
      case SETPRIV ->
          whole.addAll(
              List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"));
      case NAMESPACE -> whole.addAll(List.of("unshare", "-U", "--"));
      case SU -> {
        return List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec " + quoted(line));
      }
    }
    whole.addAll(line);
    return whole;
  }

  /** Hands a file or folder, with all in it, to the user. */
  void own(Path path) throws IOException {
    if (way == Way.DIRECTLY) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.toList()) {
        Files.setAttribute(each, "unix:uid", user, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(each, "unix:gid", user, java.nio.file.LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static boolean namespace() {
    return succeeds(new RunAs(Way.NAMESPACE, 0).command(List.of("true")));
  }

  private static boolean canReach(RunAs as, Path home) {
    return succeeds(as.command(List.of("test", "-x", home.toString())));
  }

  private static boolean succeeds(List<String> line) {
    return new Command(line, Duration.ofSeconds(10)).run().ok();
  }

  private static String quoted(List<String> line) {
    return String.join(
        " ", line.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
  }

  private static int me() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String uids = lines.filter(line -> line.startsWith("Uid:")).findFirst().orElse("Uid:\t0\t0");
      return Integer.parseInt(uids.split("\\s+")[2]);
    } catch (IOException e) {
      throw new PostgresException("Can't tell which user this process runs as.", e);
    }
  }

  private static int owner(Path path) {
    try {
      return (int) Files.getAttribute(path, "unix:uid");
    } catch (IOException e) {
      throw new PostgresException("Can't tell who owns " + path, e);
    }
  }
}
