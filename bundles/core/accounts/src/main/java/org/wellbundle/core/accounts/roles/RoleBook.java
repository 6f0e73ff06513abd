package org.wellbundle.core.accounts.roles;

import static org.wellbundle.core.accounts.sql.Sql.bind;
import static org.wellbundle.core.accounts.sql.Sql.execute;
import static org.wellbundle.core.accounts.sql.Sql.first;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.privacy.AuditLog;

/** People of a tenant with their roles. Sessions and tokens obey with their next call. */
@Component(service = RoleBook.class)
public final class RoleBook {
  private static final String SELECT =
      """
      select a.id, a.display_name, a.email, a.state,
             array(select r.role from accounts.account_role r
                    where r.tenant_id = a.tenant_id and r.account_id = a.id order by r.role)
        from accounts.account a
       where a.tenant_id = ? and a.state <> 'CLOSED'
      """;

  private final Transactions transactions;
  private final AuditLog audit;
  private final EventStreams streams;

  @Activate
  public RoleBook(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference EventStreams streams,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions, audit, streams);
  }

  RoleBook(Transactions transactions, AuditLog audit, EventStreams streams) {
    this.transactions = transactions;
    this.audit = audit;
    this.streams = streams;
  }

  /** Somebody of the tenant. */
  public record Person(AccountId id, String name, String email, boolean active, Set<Role> roles) {
    public Person {
      roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }

  /** What came of a change. */
  public sealed interface Outcome {}

  /** As the person stands now. */
  public record Changed(Person person) implements Outcome {}

  /** The tenant has no such account. */
  public record Unknown() implements Outcome {}

  /** Who asks may not give or take all of these roles. */
  public record NotYours(Set<Role> roles) implements Outcome {}

  /** The tenant would be without an owner. */
  public record LastOwner() implements Outcome {}

  /**
   * Those with a role of responsibility only, or all; by number.
   *
   * @param words part of a name or an address; empty for any
   * @param after number of the last one of the page before
   */
  public List<Person> list(
      TenantId tenant, String words, boolean responsible, long after, int most) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    return transactions.inTenant(
        tenant,
        tx -> {
          List<Person> people = new ArrayList<>();
          try (PreparedStatement query =
              tx.connection()
                  .prepareStatement(
                      SELECT
                          + """
                            and a.id > ?
                            and (? = '' or position(? in lower(a.display_name)) > 0
                              or position(? in a.email) > 0)
                            and (not ? or exists (select from accounts.account_role r
                              where r.tenant_id = a.tenant_id and r.account_id = a.id
                                and r.role <> 'member'))
                          order by a.id limit ?
                          """)) {
            bind(query, tenant.value(), after, wanted, wanted, wanted, responsible, most);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                people.add(person(row));
              }
            }
          }
          return people;
        });
  }

  public Optional<Person> find(TenantId tenant, AccountId account) {
    return transactions.inTenant(tenant, tx -> find(tx, tenant, account));
  }

  /** Gives and takes what is needed to have these roles. */
  public Outcome change(Principal by, AccountId account, Set<Role> wanted, String correlationId) {
    TenantId tenant = by.tenant();
    return transactions.inTenant(
        tenant,
        tx -> {
          Owners.holdAlone(tx, tenant);
          Optional<Person> person = find(tx, tenant, account);
          if (person.isEmpty()) {
            return new Unknown();
          }
          Set<Role> given = without(wanted, person.get().roles());
          Set<Role> taken = without(person.get().roles(), wanted);
          Set<Role> notYours = EnumSet.noneOf(Role.class);
          notYours.addAll(given);
          notYours.addAll(taken);
          notYours.removeAll(Grants.of(by));
          if (!notYours.isEmpty()) {
            return new NotYours(notYours);
          }
          if (taken.contains(Role.OWNER) && Owners.isLast(tx, tenant, account)) {
            return new LastOwner();
          }
          if (given.isEmpty() && taken.isEmpty()) {
            return new Changed(person.get());
          }
          store(tx, tenant, account, given, taken);
          record(tx, by, account, given, taken, correlationId);
          tx.afterCommit(() -> streams.tell(tenant, account, "contributions-changed", Map.of()));
          return new Changed(find(tx, tenant, account).orElseThrow());
        });
  }

  private static void store(
      Transaction tx, TenantId tenant, AccountId account, Set<Role> given, Set<Role> taken)
      throws SQLException {
    for (Role role : given) {
      execute(
          tx,
          "insert into accounts.account_role values (?, ?, ?)",
          tenant.value(),
          account.value(),
          role.wireName());
    }
    for (Role role : taken) {
      execute(
          tx,
          "delete from accounts.account_role where tenant_id = ? and account_id = ? and role = ?",
          tenant.value(),
          account.value(),
          role.wireName());
    }
  }

  private void record(
      Transaction tx,
      Principal by,
      AccountId account,
      Set<Role> given,
      Set<Role> taken,
      String correlationId) {
    audit.append(
        tx,
        new AuditEntry(
            "roles.changed",
            new Actor(Grants.actingAs(by).wireName(), by.account()),
            account,
            null,
            Map.of("given", names(given), "taken", names(taken)),
            correlationId));
  }

  private static Optional<Person> find(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    return first(tx, RoleBook::person, SELECT + " and a.id = ?", tenant.value(), account.value());
  }

  private static Person person(ResultSet row) throws SQLException {
    Set<String> names = Set.of((String[]) row.getArray(5).getArray());
    return new Person(
        new AccountId(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4).equals("ACTIVE"),
        Arrays.stream(Role.values())
            .filter(role -> names.contains(role.wireName()))
            .collect(Collectors.toSet()));
  }

  private static Set<Role> without(Set<Role> roles, Set<Role> others) {
    Set<Role> rest = EnumSet.noneOf(Role.class);
    rest.addAll(roles);
    rest.removeAll(others);
    return rest;
  }

  private static String names(Set<Role> roles) {
    return String.join(
        " ", roles.stream().map(Role::wireName).collect(Collectors.toCollection(TreeSet::new)));
  }
}
