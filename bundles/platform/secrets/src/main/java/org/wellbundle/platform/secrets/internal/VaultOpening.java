package org.wellbundle.platform.secrets.internal;

import java.time.Duration;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/** Puts the vault together: keys from the configuration, from the key ring, or new ones. */
final class VaultOpening {
  private static final int CACHED_KEYS = 10_000;
  private static final Duration CACHED_FOR = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final IndependentTransactions independent;

  VaultOpening(Transactions transactions, IndependentTransactions independent) {
    this.transactions = transactions;
    this.independent = independent;
  }

  /**
   * @param configured master keys from the configuration, blank to use the key ring
   */
  Vault open(String configured, KeyRing ring) {
    KeyCheck check = new KeyCheck(transactions);
    MasterKeys keys = configured.isBlank() ? keys(ring, check) : MasterKeys.parse(configured);
    check.pass(keys.platform());
    return new EnvelopeVault(
        new AccountKeys(independent, keys.wrapping()),
        new KeyCache(CACHED_KEYS, CACHED_FOR, System::nanoTime),
        keys.platform());
  }

  private static MasterKeys keys(KeyRing ring, KeyCheck check) {
    if (ring.exists()) {
      return ring.read();
    }
    if (check.made()) {
      throw new KeyRingException(
          "There is no master key in "
              + ring.folder()
              + ", but the database was sealed with one. Put it back (or give WELLBUNDLE_MASTER_KEY).");
    }
    return ring.create();
  }
}
