package org.wellbundle.platform.secrets.internal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.AesGcmParameters.Variant;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** Bytes as keys for AES-256-GCM. */
final class AesKeys {
  private AesKeys() {}

  /** A key whose work carries its id in front, so that it is found among several. */
  @AccessesPartialKey
  static AesGcmKey withId(byte[] bytes, int id) throws GeneralSecurityException {
    return key(Variant.TINK, bytes).setIdRequirement(id).build();
  }

  @AccessesPartialKey
  static AesGcmKey plain(byte[] bytes) throws GeneralSecurityException {
    return key(Variant.NO_PREFIX, bytes).build();
  }

  @AccessesPartialKey
  private static AesGcmKey.Builder key(Variant variant, byte[] bytes)
      throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(bytes.length)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(variant)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
  }
}
