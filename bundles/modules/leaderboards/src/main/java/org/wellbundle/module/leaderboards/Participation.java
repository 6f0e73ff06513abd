package org.wellbundle.module.leaderboards;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.privacy.ConsentDecisions;

/** Joining, leaving, and how one is seen meanwhile. */
@Component(service = Participation.class)
public final class Participation {
  private final Transactions transactions;
  private final ConsentDecisions consents;
  private final Calculation calculation;
  private final Announcements announcements;

  @Activate
  public Participation(
      @Reference Transactions transactions,
      @Reference ConsentDecisions consents,
      @Reference Calculation calculation,
      @Reference Announcements announcements) {
    this.transactions = transactions;
    this.consents = consents;
    this.calculation = calculation;
    this.announcements = announcements;
  }

  /**
   * How somebody wants to take part.
   *
   * @param alias needed for {@link Mode#ALIAS}
   * @param countsFrom first day that counts, for who joins now
   */
  record Wish(Mode mode, @Nullable String alias, LocalDate countsFrom) {}

  /**
   * Joins, or changes how one is seen. Whoever goes private is off every board with this commit;
   * whoever comes back is on them when this returns.
   */
  void join(Principal who, Wish wish, String correlationId) {
    try {
      transactions.runInTenant(who.tenant(), tx -> join(tx, who, wish, correlationId));
    } catch (DatabaseException e) {
      if (e.uniqueViolation()) {
        throw new Problem(
            409, "leaderboards.alias-taken", "Somebody else has this alias. Choose another one.");
      }
      throw e;
    }
    calculation.all(who.tenant(), who.account());
    announcements.moved(who.tenant());
  }

  private void join(Transaction tx, Principal who, Wish wish, String correlationId)
      throws SQLException {
    MemberTable.sitDown(tx, who.tenant(), who.account(), who.mainProfile(), wish.countsFrom());
    MemberTable.choose(tx, who.tenant(), who.account(), wish.mode(), wish.alias());
    consents.decide(
        tx, who.tenant(), who.account(), LeaderboardsPurpose.DECLARATION, true, correlationId);
    MemberTable.settle(tx, who.account());
  }

  /** Nothing of the person stays here. */
  void leave(Principal who, String correlationId) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          MemberTable.leave(tx, who.account());
          consents.decide(
              tx,
              who.tenant(),
              who.account(),
              LeaderboardsPurpose.DECLARATION,
              false,
              correlationId);
        });
    announcements.moved(who.tenant());
  }

  Optional<Participant> of(Principal who) {
    return transactions.inTenant(
        who.tenant(), tx -> MemberTable.find(tx, who.tenant(), who.account()));
  }
}
