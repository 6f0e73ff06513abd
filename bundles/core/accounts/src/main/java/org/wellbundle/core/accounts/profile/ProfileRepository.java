package org.wellbundle.core.accounts.profile;

import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Profiles of an account. */
final class ProfileRepository {
  public static final int MOST = 10;

  /** A new one beside the main profile; empty when the account has as many as it may. */
  public Optional<ProfileId> add(Transaction tx, TenantId tenant, AccountId account, String name)
      throws SQLException {
    // The account's row orders those who add at the same time.
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "with owner as (select tenant_id, id from accounts.account"
                    + " where tenant_id = ? and id = ? for update)"
                    + " insert into accounts.profile (tenant_id, account_id, name)"
                    + " select tenant_id, id, ? from owner where (select count(*) from"
                    + " accounts.profile p where p.tenant_id = ? and p.account_id = ?) < ?"
                    + " returning id")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, account.value());
      insert.setString(3, name);
      insert.setInt(4, tenant.value());
      insert.setLong(5, account.value());
      insert.setInt(6, MOST);
      try (ResultSet rows = insert.executeQuery()) {
        return rows.next() ? Optional.of(new ProfileId(rows.getLong(1))) : Optional.empty();
      }
    }
  }

  boolean rename(Transaction tx, TenantId tenant, AccountId account, ProfileId profile, String name)
      throws SQLException {
    return execute(
            tx,
            "update accounts.profile set name = ?"
                + " where tenant_id = ? and account_id = ? and id = ?",
            name,
            tenant.value(),
            account.value(),
            profile.value())
        == 1;
  }

  /** Number of the profile's picture, if it has one. */
  public Optional<Long> picture(
      Transaction tx, TenantId tenant, AccountId account, ProfileId profile) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select picture_id from accounts.profile"
                    + " where tenant_id = ? and account_id = ? and id = ? and picture_id is not"
                    + " null for update")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      select.setLong(3, profile.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  public boolean picture(
      Transaction tx, TenantId tenant, AccountId account, ProfileId profile, @Nullable Long picture)
      throws SQLException {
    return execute(
            tx,
            "update accounts.profile set picture_id = ?::bigint"
                + " where tenant_id = ? and account_id = ? and id = ?",
            picture,
            tenant.value(),
            account.value(),
            profile.value())
        == 1;
  }
}
