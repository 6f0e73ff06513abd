package org.wellbundle.core.accounts.secondfactor;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.platform.database.Transaction;

/**
 * Roles that rest until their holder has a second factor.
 *
 * @param roles none in a plain installation
 */
public record SecondFactorRule(Set<Role> roles) {
  public static final SecondFactorRule NONE = new SecondFactorRule(Set.of());

  public SecondFactorRule {
    roles = Set.copyOf(roles);
  }

  /** Of wire names between commas. A name that is none would quietly demand less: it is refused. */
  public static SecondFactorRule of(String names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names.split(",", -1)) {
      if (!name.isBlank()) {
        roles.add(role(name.strip()));
      }
    }
    return new SecondFactorRule(roles);
  }

  private static Role role(String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "secondFactorFor names no role with '%s'; there are %s"
                        .formatted(
                            name,
                            Arrays.stream(Role.values())
                                .map(Role::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  /** Roles of the account that rest now. */
  public Set<Role> resting(Transaction tx, TenantId tenant, AccountRow account)
      throws SQLException {
    Set<Role> resting = EnumSet.noneOf(Role.class);
    account.roles().stream().filter(roles::contains).forEach(resting::add);
    return resting.isEmpty() || SecondFactorBook.on(tx, tenant, account.id()) ? Set.of() : resting;
  }
}
