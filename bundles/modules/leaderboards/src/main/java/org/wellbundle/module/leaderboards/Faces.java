package org.wellbundle.module.leaderboards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.leaderboards.Boards.Shown;
import org.wellbundle.module.leaderboards.MemberTable.Seen;
import org.wellbundle.module.leaderboards.board.OrderBoard.Line;
import org.wellbundle.platform.database.Transactions;

/** Puts names to seats, of those only who may be seen. */
final class Faces {
  private final Transactions transactions;
  private final AccountContacts contacts;

  Faces(Transactions transactions, AccountContacts contacts) {
    this.transactions = transactions;
    this.contacts = contacts;
  }

  /** Empty when somebody is gone, or isn't to be seen any more: then the board is asked again. */
  Optional<List<Shown>> of(
      TenantId tenant, AccountId me, List<Line> lines, Map<Integer, Seen> seated) {
    if (!lines.stream().map(Line::seat).allMatch(seated::containsKey)) {
      return Optional.empty();
    }
    Map<AccountId, String> names = names(tenant, seated.values());
    List<Shown> shown = new ArrayList<>();
    for (Line line : lines) {
      Seen seen = Objects.requireNonNull(seated.get(line.seat()));
      String name = names.get(seen.account());
      if (name == null) {
        transactions.runInTenant(tenant, tx -> MemberTable.takeOff(tx, seen.account()));
      } else {
        shown.add(
            new Shown(
                line.place(),
                line.rank(),
                line.score(),
                name,
                seen.alias() != null,
                seen.account().equals(me)));
      }
    }
    return shown.size() == lines.size() ? Optional.of(shown) : Optional.empty();
  }

  /** Nobody's who may not be seen, or whose account is closed. */
  private Map<AccountId, String> names(TenantId tenant, Iterable<Seen> seated) {
    Map<AccountId, String> names = new HashMap<>();
    Set<AccountId> byName = new HashSet<>();
    for (Seen seen : seated) {
      String alias = seen.alias();
      if (seen.allowed() && alias != null) {
        names.put(seen.account(), alias);
      } else if (seen.allowed()) {
        byName.add(seen.account());
      }
    }
    if (!byName.isEmpty()) {
      names.putAll(contacts.displayNames(tenant, byName));
    }
    return names;
  }
}
