package org.wellbundle.platform.secrets.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The master keys: the first one encrypts, all decrypt, so that keys can be changed by putting a
 * new one in front. They are never used themselves; each purpose has a key derived from them.
 */
final class MasterKeys {
  private static final int LENGTH = 32;

  private final List<byte[]> keys;

  private MasterKeys(List<byte[]> keys) {
    this.keys = keys;
  }

  /** A new random one, in the form {@link #parse} takes. */
  static String random() {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Keys of 32 bytes in Base64, separated by commas or white space. */
  static MasterKeys parse(String text) {
    List<byte[]> keys = new ArrayList<>();
    for (String word : text.strip().split("[,\\s]+")) {
      byte[] key = decode(word);
      if (key.length != LENGTH) {
        throw new KeyRingException(
            "A master key must be 32 bytes in Base64, for example from: openssl rand -base64 32");
      }
      keys.add(key);
    }
    return new MasterKeys(keys);
  }

  /** Encrypts account keys. */
  Aead wrapping() {
    return derive("account keys");
  }

  /** Encrypts what belongs to no account. */
  Aead platform() {
    return derive("platform");
  }

  private Aead derive(String purpose) {
    try {
      KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
      for (byte[] key : keys) {
        KeysetHandle.Builder.Entry entry =
            KeysetHandle.importKey(key(key, purpose)).withFixedId(id(key, purpose));
        keyset.addEntry(Arrays.equals(key, keys.get(0)) ? entry.makePrimary() : entry);
      }
      return keyset.build().getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new KeyRingException("The master keys can't be used: " + e.getMessage(), e);
    }
  }

  private static AesGcmKey key(byte[] master, String purpose) throws GeneralSecurityException {
    return AesKeys.withId(hkdf(master, "key for " + purpose, LENGTH), id(master, purpose));
  }

  /** Leads what was encrypted, and so finds the right one of several keys. */
  private static int id(byte[] master, String purpose) throws GeneralSecurityException {
    return ByteBuffer.wrap(hkdf(master, "id for " + purpose, Integer.BYTES)).getInt();
  }

  private static byte[] hkdf(byte[] master, String info, int length)
      throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        "HMACSHA256",
        master,
        new byte[0],
        ("wellbundle " + info).getBytes(StandardCharsets.UTF_8),
        length);
  }

  private static byte[] decode(String word) {
    try {
      return Base64.getDecoder().decode(word);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
