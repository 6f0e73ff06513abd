package org.wellbundle.platform.secrets.internal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Envelope encryption. A sealed value is one byte for the format, then what Tink made of it. */
final class EnvelopeVault implements Vault {
  private static final byte FORMAT = 1;

  private final AccountKeys keys;
  private final KeyCache cache;
  private final Aead platform;

  EnvelopeVault(AccountKeys keys, KeyCache cache, Aead platform) {
    this.keys = keys;
    this.cache = cache;
    this.platform = platform;
  }

  @Override
  public byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext) {
    Aead key =
        cache
            .get(tenant, account)
            .orElseGet(() -> cached(tenant, account, keys.findOrCreate(tenant, account)));
    return seal(key, context(tenant, account, purpose), plaintext);
  }

  @Override
  public byte[] open(TenantId tenant, long account, String purpose, byte[] sealed) {
    Aead key =
        cache
            .get(tenant, account)
            .orElseGet(
                () ->
                    cached(
                        tenant,
                        account,
                        keys.find(tenant, account)
                            .orElseThrow(
                                () -> new VaultException("account " + account + " has no key"))));
    return open(key, context(tenant, account, purpose), sealed);
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    return seal(platform, context(purpose), plaintext);
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    return open(platform, context(purpose), sealed);
  }

  @Override
  public void shred(TenantId tenant, long account) {
    keys.shred(tenant, account);
    cache.drop(tenant, account);
  }

  private Aead cached(TenantId tenant, long account, Aead key) {
    cache.put(tenant, account, key);
    return key;
  }

  private static byte[] seal(Aead key, byte[] context, byte[] plaintext) {
    try {
      byte[] encrypted = key.encrypt(plaintext, context);
      byte[] sealed = new byte[encrypted.length + 1];
      sealed[0] = FORMAT;
      System.arraycopy(encrypted, 0, sealed, 1, encrypted.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new VaultException("can't be sealed", e);
    }
  }

  private static byte[] open(Aead key, byte[] context, byte[] sealed) {
    if (sealed.length == 0 || sealed[0] != FORMAT) {
      throw new VaultException("not a sealed value of a known format");
    }
    try {
      return key.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), context);
    } catch (GeneralSecurityException e) {
      throw new VaultException("can't be opened: altered, or of another owner or purpose", e);
    }
  }

  private static byte[] context(TenantId tenant, long account, String purpose) {
    return (tenant + "|" + account + "|" + purpose).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] context(String purpose) {
    return ("platform|" + purpose).getBytes(StandardCharsets.UTF_8);
  }
}
