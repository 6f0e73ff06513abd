package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file's bytes. */
record Fingerprint(String hex) {
  static Fingerprint of(Path file) throws IOException {
    return of(file, OutputStream.nullOutputStream());
  }

  /** Of what was written to the copy, whatever the file has meanwhile. */
  static Fingerprint ofCopy(Path file, Path copy) throws IOException {
    try (OutputStream out = Files.newOutputStream(copy)) {
      return of(file, out);
    }
  }

  private static Fingerprint of(Path file, OutputStream out) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(out);
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
