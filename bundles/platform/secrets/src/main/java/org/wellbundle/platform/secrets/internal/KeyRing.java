package org.wellbundle.platform.secrets.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the master keys lie: a folder apart from the database and from its dumps. */
record KeyRing(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  boolean exists() {
    return Files.exists(file());
  }

  MasterKeys read() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file());
      if (permissions.stream().anyMatch(OTHERS::contains)) {
        LOG.warn("Others can read the master key in {}: run chmod 600 on it", file());
      }
      return MasterKeys.parse(Files.readString(file()));
    } catch (IOException e) {
      throw new KeyRingException("The master key in " + file() + " can't be read: " + e, e);
    }
  }

  /** Makes a key unless another node was faster. */
  MasterKeys create() {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path fresh =
          Files.createTempFile(
              folder,
              "master",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, MasterKeys.random() + "\n");
      try {
        // Never replaces: a lost master key is lost data.
        Files.createLink(file(), fresh);
        LOG.info("Made a master key in {}: keep a copy, apart from the database's", file());
      } catch (FileAlreadyExistsException e) {
        LOG.debug("Another node made the master key", e);
      } finally {
        Files.delete(fresh);
      }
      return read();
    } catch (IOException e) {
      throw new KeyRingException("No master key can be made in " + folder + ": " + e, e);
    }
  }

  private Path file() {
    return folder.resolve("master.key");
  }
}
