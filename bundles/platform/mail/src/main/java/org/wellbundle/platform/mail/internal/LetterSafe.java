package org.wellbundle.platform.mail.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Seals letters: with the account's key, or the platform's where they go to a mere address. */
final class LetterSafe {
  private final Vault vault;
  private final ObjectMapper json = new ObjectMapper();

  LetterSafe(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(TenantId tenant, @Nullable AccountId account, long id, Letter letter) {
    try {
      byte[] plain = json.writeValueAsBytes(letter);
      return account == null
          ? vault.sealForPlatform(purpose(tenant, id), plain)
          : vault.seal(tenant, account.value(), purpose(tenant, id), plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("letters are plain records", e);
    }
  }

  /** Throws {@link VaultException} when the account's key was shredded. */
  Letter open(TenantId tenant, @Nullable AccountId account, long id, byte[] sealed) {
    byte[] plain =
        account == null
            ? vault.openForPlatform(purpose(tenant, id), sealed)
            : vault.open(tenant, account.value(), purpose(tenant, id), sealed);
    try {
      return json.readValue(plain, Letter.class);
    } catch (IOException e) {
      throw new VaultException("not a letter", e);
    }
  }

  private static String purpose(TenantId tenant, long id) {
    return "mail " + tenant + " " + id;
  }
}
