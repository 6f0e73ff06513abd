package org.wellbundle.core.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Makes things unreadable, and opens them for the same owner and purpose only. */
final class OwnersVault implements Vault {
  private static final int MASK = 0x5a;

  private final Set<String> shredded = new HashSet<>();

  @Override
  public byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext) {
    byte[] owner = owner(tenant, account, purpose);
    byte[] sealed = Arrays.copyOf(owner, owner.length + plaintext.length);
    for (int i = 0; i < plaintext.length; i++) {
      sealed[owner.length + i] = (byte) (plaintext[i] ^ MASK);
    }
    return sealed;
  }

  @Override
  public byte[] open(TenantId tenant, long account, String purpose, byte[] sealed) {
    byte[] owner = owner(tenant, account, purpose);
    if (shredded.contains(tenant + "|" + account)
        || !Arrays.equals(owner, Arrays.copyOf(sealed, owner.length))) {
      throw new VaultException("not yours");
    }
    byte[] plain = Arrays.copyOfRange(sealed, owner.length, sealed.length);
    for (int i = 0; i < plain.length; i++) {
      plain[i] ^= MASK;
    }
    return plain;
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shred(TenantId tenant, long account) {
    shredded.add(tenant + "|" + account);
  }

  private static byte[] owner(TenantId tenant, long account, String purpose) {
    return (tenant + "|" + account + "|" + purpose + "|").getBytes(StandardCharsets.UTF_8);
  }
}
