package org.wellbundle.core.providers.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Scrambles, and opens only what was sealed for the same owner and purpose. No protection. */
public final class FakeVault implements Vault {
  private final Set<String> shredded = ConcurrentHashMap.newKeySet();

  @Override
  public byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext) {
    return seal(tenant + "|" + account + "|" + purpose, plaintext);
  }

  @Override
  public byte[] open(TenantId tenant, long account, String purpose, byte[] sealed) {
    if (shredded.contains(tenant + "|" + account)) {
      throw new VaultException("shredded");
    }
    return open(tenant + "|" + account + "|" + purpose, sealed);
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    return seal("platform|" + purpose, plaintext);
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    return open("platform|" + purpose, sealed);
  }

  @Override
  public void shred(TenantId tenant, long account) {
    shredded.add(tenant + "|" + account);
  }

  private static byte[] seal(String owner, byte[] plaintext) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((owner + "\n").getBytes(StandardCharsets.UTF_8));
    for (byte b : plaintext) {
      out.write(b ^ 0x5a);
    }
    return out.toByteArray();
  }

  private static byte[] open(String owner, byte[] sealed) {
    byte[] head = (owner + "\n").getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(head, Arrays.copyOf(sealed, head.length))) {
      throw new VaultException("not sealed for " + owner);
    }
    byte[] plain = Arrays.copyOfRange(sealed, head.length, sealed.length);
    for (int i = 0; i < plain.length; i++) {
      plain[i] ^= 0x5a;
    }
    return plain;
  }
}
