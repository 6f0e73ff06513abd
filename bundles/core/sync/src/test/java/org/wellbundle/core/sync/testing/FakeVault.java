package org.wellbundle.core.sync.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Marks and turns bytes, so that sealed and open can't be mixed up. */
public final class FakeVault implements Vault {
  @Override
  public byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext) {
    return seal(tenant + "/" + account + "/" + purpose + "|", plaintext);
  }

  @Override
  public byte[] open(TenantId tenant, long account, String purpose, byte[] sealed) {
    return open(tenant + "/" + account + "/" + purpose + "|", sealed);
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    return seal("platform/" + purpose + "|", plaintext);
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    return open("platform/" + purpose + "|", sealed);
  }

  @Override
  public void shred(TenantId tenant, long account) {}

  private static byte[] seal(String owner, byte[] plaintext) {
    byte[] head = owner.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Arrays.copyOf(head, head.length + plaintext.length);
    for (int i = 0; i < plaintext.length; i++) {
      sealed[head.length + i] = (byte) ~plaintext[i];
    }
    return sealed;
  }

  private static byte[] open(String owner, byte[] sealed) {
    byte[] head = owner.getBytes(StandardCharsets.UTF_8);
    if (sealed.length < head.length || !Arrays.equals(head, Arrays.copyOf(sealed, head.length))) {
      throw new VaultException("not sealed for " + owner);
    }
    byte[] plain = Arrays.copyOfRange(sealed, head.length, sealed.length);
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) ~plain[i];
    }
    return plain;
  }
}
