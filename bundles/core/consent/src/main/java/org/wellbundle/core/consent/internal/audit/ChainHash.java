package org.wellbundle.core.consent.internal.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the hash before and an entry's encoding. */
final class ChainHash {
  private ChainHash() {}

  static byte[] first(int tenant) {
    return digest().digest(EntryRow.genesis(tenant));
  }

  static byte[] next(byte[] before, long number, EntryRow entry) {
    MessageDigest digest = digest();
    digest.update(before);
    return digest.digest(entry.encoded(number));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
