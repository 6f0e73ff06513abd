package org.wellbundle.operations.backup.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM over pieces of a file. The key is made for one file, so that the piece's number is a
 * nonce; number and end are authenticated, so that pieces can't be swapped, dropped or cut off.
 */
final class Sealing {
  static final int PIECE = 1 << 16;
  static final int OVERHEAD = 16;

  private static final int NONCE = 12;

  private final SecretKeySpec key;
  private final byte[] header;
  private long number;

  Sealing(byte[] key, byte[] header) {
    this.key = new SecretKeySpec(key, "AES");
    this.header = header.clone();
  }

  byte[] seal(byte[] piece, int length, boolean last) throws GeneralSecurityException {
    return next(Cipher.ENCRYPT_MODE, last).doFinal(piece, 0, length);
  }

  byte[] open(byte[] sealed, boolean last) throws GeneralSecurityException {
    return next(Cipher.DECRYPT_MODE, last).doFinal(sealed);
  }

  private Cipher next(int mode, boolean last) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE).putInt(last ? 1 : 0).putLong(number++).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * OVERHEAD, nonce));
    cipher.updateAAD(header);
    return cipher;
  }
}
