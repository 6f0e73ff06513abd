package org.wellbundle.platform.secrets;

import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/**
 * Encrypts with a key per account (AES-256-GCM). The account's key is itself encrypted with the key
 * ring's master key, which lies outside the database. A sealed value opens only with the same
 * tenant, account and purpose.
 */
@ProviderType
public interface Vault {
  byte[] seal(TenantId tenant, long account, String purpose, byte[] plaintext);

  /**
   * Throws {@link VaultException} when the value was altered, moved to another owner, or its key
   * was shredded.
   */
  byte[] open(TenantId tenant, long account, String purpose, byte[] sealed);

  /** For what belongs to no account yet (webhook bodies): a key of the platform. */
  byte[] sealForPlatform(String purpose, byte[] plaintext);

  byte[] openForPlatform(String purpose, byte[] sealed);

  /** Destroys an account's key: what was sealed with it can't be read any more. */
  void shred(TenantId tenant, long account);
}
