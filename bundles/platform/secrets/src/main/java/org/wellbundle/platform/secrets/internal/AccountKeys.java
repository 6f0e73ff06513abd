package org.wellbundle.platform.secrets.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.secrets.VaultException;

/**
 * Keys of accounts in {@code keyring.account_key}. Works in transactions of its own, since the
 * vault is used inside of others: a key made for a transaction that is rolled back harms nobody.
 */
final class AccountKeys {
  private static final int LENGTH = 32;

  private final IndependentTransactions transactions;
  private final Aead master;
  private final SecureRandom random = new SecureRandom();

  AccountKeys(IndependentTransactions transactions, Aead master) {
    this.transactions = transactions;
    this.master = master;
  }

  /** The account's key; empty when it never had one. */
  Optional<Aead> find(TenantId tenant, long account) {
    return transactions
        .<Optional<byte[]>>inTenant(tenant, tx -> select(tx.connection(), tenant, account))
        .map(wrapped -> unwrap(tenant, account, wrapped));
  }

  Aead findOrCreate(TenantId tenant, long account) {
    return find(tenant, account).orElseGet(() -> create(tenant, account));
  }

  /** For ever: none is made again. */
  void shred(TenantId tenant, long account) {
    update(
        tenant,
        "insert into keyring.account_key (tenant_id, account_id, wrapped, shredded_at)"
            + " values (?, ?, ?, now()) on conflict (tenant_id, account_id)"
            + " do update set wrapped = null, shredded_at = now()"
            + " where account_key.shredded_at is null",
        account,
        null);
  }

  private Aead create(TenantId tenant, long account) {
    byte[] key = new byte[LENGTH];
    random.nextBytes(key);
    try {
      byte[] wrapped = master.encrypt(key, owner(tenant, account));
      update(
          tenant,
          "insert into keyring.account_key (tenant_id, account_id, wrapped) values (?, ?, ?)"
              + " on conflict do nothing",
          account,
          wrapped);
    } catch (GeneralSecurityException e) {
      throw new VaultException("an account key can't be made", e);
    }
    // Another thread or node may have been first: what is stored counts.
    return find(tenant, account)
        .orElseThrow(() -> new VaultException("the key of account " + account + " is gone"));
  }

  private Aead unwrap(TenantId tenant, long account, byte[] wrapped) {
    try {
      byte[] key = master.decrypt(wrapped, owner(tenant, account));
      return AesGcmJce.create(AesKeys.plain(key));
    } catch (GeneralSecurityException e) {
      throw new VaultException(
          "the key of account " + account + " can't be opened with this key ring", e);
    }
  }

  private static Optional<byte[]> select(Connection connection, TenantId tenant, long account)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select wrapped from keyring.account_key where tenant_id = ? and account_id = ?")) {
      query.setInt(1, tenant.value());
      query.setLong(2, account);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] wrapped = row.getBytes(1);
        if (wrapped == null) {
          throw new VaultException("the key of account " + account + " was shredded");
        }
        return Optional.of(wrapped);
      }
    }
  }

  private void update(TenantId tenant, String sql, long account, byte @Nullable [] value) {
    transactions.inTenant(
        tenant,
        tx -> {
          try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
            statement.setInt(1, tenant.value());
            statement.setLong(2, account);
            statement.setBytes(3, value);
            return statement.executeUpdate();
          }
        });
  }

  private static byte[] owner(TenantId tenant, long account) {
    return ("account key|" + tenant + "|" + account).getBytes(StandardCharsets.UTF_8);
  }
}
