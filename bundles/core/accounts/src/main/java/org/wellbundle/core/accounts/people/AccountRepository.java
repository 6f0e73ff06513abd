package org.wellbundle.core.accounts.people;

import static org.wellbundle.core.accounts.sql.Sql.execute;
import static org.wellbundle.core.accounts.sql.Sql.first;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.AccountRegistration.NewAccount;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.openjpa.EntityStore;

/**
 * Accounts in the database. The entity has a life cycle and is JPA's; the joined reads of every
 * request are plain SQL.
 */
public final class AccountRepository {
  private static final String READ =
      """
      select a.id, a.email, a.display_name, a.locale, a.time_zone, a.units,
             (select array_agg(r.role) from accounts.account_role r
               where r.tenant_id = a.tenant_id and r.account_id = a.id) as roles,
             p.id as profile_id, p.name as profile_name, p.main,
             p.picture_id
        from accounts.account a
        join accounts.profile p on p.tenant_id = a.tenant_id and p.account_id = a.id
       where a.tenant_id = ? and a.id = ? and a.state = 'ACTIVE'
       order by p.main desc, p.id
      """;

  private final EntityStore entities;

  public AccountRepository(EntityStore entities) {
    this.entities = entities;
  }

  public Optional<Account> byEmail(Transaction tx, TenantId tenant, String email) {
    return entities.inTransaction(tx, em -> byEmail(em, tenant, email));
  }

  public Optional<Account> byId(Transaction tx, TenantId tenant, AccountId account) {
    return entities.inTransaction(
        tx,
        em ->
            em.createNamedQuery(Account.BY_ID, Account.class)
                .setParameter("tenant", tenant.value())
                .setParameter("id", account.value())
                .getResultStream()
                .findFirst());
  }

  private static Optional<Account> byEmail(EntityManager em, TenantId tenant, String email) {
    return em.createNamedQuery(Account.BY_EMAIL, Account.class)
        .setParameter("tenant", tenant.value())
        .setParameter("email", email.toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  /** Inserts account, roles and main profile. */
  public AccountId insert(Transaction tx, TenantId tenant, NewAccount wanted, String passwordHash)
      throws SQLException {
    long id = next(tx, "accounts.account_id_seq");
    Account account =
        new Account(
            tenant.value(),
            id,
            wanted.email().toLowerCase(Locale.ROOT),
            wanted.displayName(),
            passwordHash);
    account.prefer(wanted.locale(), wanted.timeZone());
    entities.inTransaction(
        tx,
        em -> {
          em.persist(account);
          return account;
        });
    insertRoles(tx, tenant, id, wanted.roles());
    insertMainProfile(tx, tenant, id, wanted.displayName());
    return new AccountId(id);
  }

  private static void insertRoles(Transaction tx, TenantId tenant, long account, Set<Role> roles)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection().prepareStatement("insert into accounts.account_role values (?, ?, ?)")) {
      for (Role role : roles) {
        insert.setInt(1, tenant.value());
        insert.setLong(2, account);
        insert.setString(3, role.wireName());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertMainProfile(Transaction tx, TenantId tenant, long account, String name)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into accounts.profile (tenant_id, account_id, name, main)"
                    + " values (?, ?, ?, true)")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, account);
      insert.setString(3, name);
      insert.executeUpdate();
    }
  }

  private static long next(Transaction tx, String sequence) throws SQLException {
    try (PreparedStatement select =
        tx.connection().prepareStatement("select nextval(?::regclass)")) {
      select.setString(1, sequence);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * Whether an active account is still what it was. Until the transaction ends nobody changes it;
   * the change then ends what the transaction opened.
   */
  public boolean unchanged(Transaction tx, TenantId tenant, AccountId account, long version)
      throws SQLException {
    return first(
            tx,
            row -> row.getLong(1),
            "select version from accounts.account"
                + " where tenant_id = ? and id = ? and state = 'ACTIVE' for share",
            tenant.value(),
            account.value())
        .filter(now -> now == version)
        .isPresent();
  }

  /** Sign-ins that are under way open nothing. */
  public void touch(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    execute(
        tx,
        "update accounts.account set version = version + 1 where tenant_id = ? and id = ?",
        tenant.value(),
        account.value());
  }

  /** An active account with roles and profiles, the main profile first. */
  public Optional<AccountRow> find(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    try (PreparedStatement select = tx.connection().prepareStatement(READ)) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    }
  }

  private static AccountRow read(ResultSet rows) throws SQLException {
    AccountId id = new AccountId(rows.getLong("id"));
    String email = rows.getString("email");
    String name = rows.getString("display_name");
    Locale locale = Locale.forLanguageTag(rows.getString("locale"));
    ZoneId zone = ZoneId.of(rows.getString("time_zone"));
    String units = rows.getString("units");
    Set<Role> roles = roles(rows);
    List<AccountRow.ProfileRow> profiles = new ArrayList<>();
    do {
      profiles.add(
          new AccountRow.ProfileRow(
              new ProfileId(rows.getLong("profile_id")),
              rows.getString("profile_name"),
              rows.getBoolean("main"),
              rows.getObject("picture_id", Long.class)));
    } while (rows.next());
    return new AccountRow(id, email, name, locale, zone, units, roles, profiles);
  }

  private static Set<Role> roles(ResultSet rows) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    java.sql.Array array = rows.getArray("roles");
    if (array != null) {
      List<String> names = Arrays.asList((String[]) array.getArray());
      for (Role role : Role.values()) {
        if (names.contains(role.wireName())) {
          roles.add(role);
        }
      }
    }
    return roles;
  }
}
