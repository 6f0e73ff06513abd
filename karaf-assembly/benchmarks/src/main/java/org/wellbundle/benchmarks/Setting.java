package org.wellbundle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * How a run is made.
 *
 * @param pairs measurements of ours and of the peer, in turns
 * @param small little data, to see that it works; its numbers mean nothing
 */
record Setting(int pairs, boolean small) {
  /** What the table is believed from. */
  static final int ENOUGH_PAIRS = 9;

  int size(int whole, int little) {
    return small ? little : whole;
  }

  /** Where PostgreSQL's programs get unpacked, once per user; the tests use them too. */
  static Path programs() throws IOException {
    String user = System.getProperty("user.name");
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "wellbundle-test-" + user);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  /** A folder for a server's data, readable for the user it may run as; whoever asks clears up. */
  static Path scratch(String name) throws IOException {
    Path folder = Files.createTempDirectory("wellbundle-" + name);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }
}
