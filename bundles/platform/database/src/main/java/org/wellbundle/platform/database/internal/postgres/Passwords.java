package org.wellbundle.platform.database.internal.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random passwords of the embedded server, made once and kept in a file only the owner reads. */
record Passwords(String admin, String owner) {

  static Passwords in(Path home) throws IOException {
    Path file = home.resolve("passwords");
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    }
    if (kept.getProperty("admin") == null || kept.getProperty("owner") == null) {
      kept.setProperty("admin", random());
      kept.setProperty("owner", random());
      store(kept, file);
    }
    return new Passwords(kept.getProperty("admin", ""), kept.getProperty("owner", ""));
  }

  /** Makes a file with one line that only its owner can read. */
  static Path secretFile(Path folder, String content) throws IOException {
    Path file =
        Files.createTempFile(
            folder,
            "secret",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }

  private static void store(Properties passwords, Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("no folder for " + file);
    }
    Path fresh = secretFile(parent, "");
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      passwords.store(writer, "Passwords of the embedded PostgreSQL");
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
