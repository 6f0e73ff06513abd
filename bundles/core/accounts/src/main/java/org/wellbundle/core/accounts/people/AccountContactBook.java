package org.wellbundle.core.accounts.people;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Addresses of people. Apart from {@code Accounts}, since mail needs it and the accounts mail. */
@Component
public final class AccountContactBook implements AccountContacts {
  private static final String READ =
      "select id, email, display_name, locale, time_zone from accounts.account"
          + " where tenant_id = ? and state <> 'CLOSED' and ";

  private final Transactions transactions;

  @Activate
  public AccountContactBook(
      @Reference Transactions transactions,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions);
  }

  public AccountContactBook(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Contact> contact(TenantId tenant, AccountId account) {
    return read(tenant, "id = ?", account.value());
  }

  @Override
  public Optional<Contact> byEmail(TenantId tenant, String email) {
    return read(tenant, "email = ?", email.toLowerCase(Locale.ROOT));
  }

  @Override
  public Map<AccountId, String> displayNames(TenantId tenant, Set<AccountId> accounts) {
    return transactions.inTenant(
        tenant,
        tx -> {
          try (PreparedStatement select = tx.connection().prepareStatement(READ + "id = any (?)")) {
            select.setInt(1, tenant.value());
            select.setArray(
                2,
                tx.connection()
                    .createArrayOf("bigint", accounts.stream().map(AccountId::value).toArray()));
            Map<AccountId, String> names = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                names.put(new AccountId(rows.getLong("id")), rows.getString("display_name"));
              }
            }
            return names;
          }
        });
  }

  private Optional<Contact> read(TenantId tenant, String condition, Object value) {
    return transactions.inTenant(
        tenant,
        tx -> {
          try (PreparedStatement select = tx.connection().prepareStatement(READ + condition)) {
            select.setInt(1, tenant.value());
            select.setObject(2, value);
            try (ResultSet rows = select.executeQuery()) {
              return rows.next() ? Optional.of(contact(rows)) : Optional.empty();
            }
          }
        });
  }

  private static Contact contact(ResultSet rows) throws SQLException {
    return new Contact(
        new AccountId(rows.getLong("id")),
        rows.getString("email"),
        rows.getString("display_name"),
        Locale.forLanguageTag(rows.getString("locale")),
        ZoneId.of(rows.getString("time_zone")));
  }
}
