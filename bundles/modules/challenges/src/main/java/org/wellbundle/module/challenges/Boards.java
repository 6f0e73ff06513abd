package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.Rules.Ties;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.Standings;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** For boards that others keep. */
@Component
public final class Boards implements ChallengeBoards {
  private final Transactions transactions;
  private final Clock clock;

  @Activate
  public Boards(
      @Reference Transactions transactions,
      @Reference(target = "(schema=consent)") SchemaReady consents,
      @Reference(target = ChallengesSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.clock = Clock.systemUTC();
  }

  @Override
  public List<Board> boards(TenantId tenant) {
    return transactions.inTenant(
        tenant, tx -> new ChallengeTable(tx, tenant).all(false).stream().map(this::board).toList());
  }

  @Override
  public Optional<Board> board(TenantId tenant, ChallengeId challenge) {
    return transactions.inTenant(tenant, tx -> find(tx, tenant, challenge).map(this::board));
  }

  @Override
  public List<Standing> standings(TenantId tenant, ChallengeId challenge) {
    return transactions.inTenant(
        tenant,
        tx -> {
          List<Standing> all = new ArrayList<>();
          @Nullable Challenge found = find(tx, tenant, challenge).orElse(null);
          if (found != null) {
            new Standings(tx, tenant, found).all().forEach(line -> all.add(standing(line)));
          }
          return all;
        });
  }

  @Override
  public Optional<Standing> standing(TenantId tenant, ChallengeId challenge, AccountId account) {
    return transactions.inTenant(
        tenant,
        tx -> {
          @Nullable Challenge found = find(tx, tenant, challenge).orElse(null);
          return found == null
              ? Optional.empty()
              : new Standings(tx, tenant, found).of(account).map(Boards::standing);
        });
  }

  private static Optional<Challenge> find(Transaction tx, TenantId tenant, ChallengeId id)
      throws SQLException {
    return new ChallengeTable(tx, tenant).find(id).filter(each -> each.openedAt() != null);
  }

  private Board board(Challenge challenge) {
    return new Board(
        challenge.id(),
        challenge.terms().title(),
        challenge.state(clock.instant()),
        challenge.terms().rules().unit(),
        challenge.terms().teams().any(),
        challenge.terms().ties() == Ties.DENSE);
  }

  private static Standing standing(Standings.Line line) {
    Long team = line.team();
    String name = line.teamName();
    return new Standing(
        line.account(),
        line.name(),
        team == null || name == null ? null : new TeamRef(team, name),
        line.score());
  }
}
