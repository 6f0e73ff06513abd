package org.wellbundle.core.accounts.password;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Passwords that were found in leaks, as sorted 32-bit fingerprints: 800 kB instead of 20 MB of
 * words. One password in 20,000 that is on no list is refused all the same.
 *
 * <p>{@code /passwords/breached.bin}: their number, then the first four bytes of SHA-256 of each in
 * lower case, ascending; those of 8 characters or more only. Where they come from is in {@code
 * breached.txt} beside it.
 */
final class BreachedPasswords {
  private final int[] fingerprints;

  private BreachedPasswords(int[] fingerprints) {
    this.fingerprints = fingerprints;
  }

  static BreachedPasswords shipped() {
    try (InputStream in = BreachedPasswords.class.getResourceAsStream("/passwords/breached.bin")) {
      if (in == null) {
        throw new IllegalStateException("the list of breached passwords is missing");
      }
      DataInputStream data = new DataInputStream(in);
      int count = data.readInt();
      byte[] bytes = data.readNBytes(count * Integer.BYTES);
      int[] fingerprints = new int[count];
      ByteBuffer.wrap(bytes).asIntBuffer().get(fingerprints);
      // The order of the file is unsigned, that of a binary search isn't.
      Arrays.sort(fingerprints);
      return new BreachedPasswords(fingerprints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return fingerprints.length;
  }

  boolean contains(String lower) {
    return Arrays.binarySearch(fingerprints, fingerprint(lower)) >= 0;
  }

  private static int fingerprint(String lower) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(lower.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
