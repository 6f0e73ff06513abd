package org.wellbundle.platform.mail.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Bound to owner and purpose like the real one, but no secret. */
final class FakeVault implements Vault {
  private final Set<String> shredded = new HashSet<>();

  @Override
  public byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext) {
    return sealForPlatform(tenant + "|" + account + "|" + purpose, plaintext);
  }

  @Override
  public byte[] open(TenantId tenant, long account, String purpose, byte[] sealed) {
    if (shredded.contains(tenant + "|" + account)) {
      throw new VaultException("shredded");
    }
    return openForPlatform(tenant + "|" + account + "|" + purpose, sealed);
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    byte[] tag = tag(purpose);
    byte[] sealed = new byte[tag.length + plaintext.length];
    System.arraycopy(tag, 0, sealed, 0, tag.length);
    for (int n = 0; n < plaintext.length; n++) {
      sealed[tag.length + n] = (byte) (plaintext[n] ^ 0x5a);
    }
    return sealed;
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    byte[] tag = tag(purpose);
    if (!java.util.Arrays.equals(tag, 0, tag.length, sealed, 0, tag.length)) {
      throw new VaultException("of another owner or purpose");
    }
    byte[] plain = new byte[sealed.length - tag.length];
    for (int n = 0; n < plain.length; n++) {
      plain[n] = (byte) (sealed[tag.length + n] ^ 0x5a);
    }
    return plain;
  }

  @Override
  public void shred(TenantId tenant, long account) {
    shredded.add(tenant + "|" + account);
  }

  private static byte[] tag(String purpose) {
    return ("[" + Integer.toHexString(purpose.hashCode()) + "]").getBytes(StandardCharsets.UTF_8);
  }
}
