package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.DayCount;
import org.wellbundle.module.challenges.scoring.Places.Placed;
import org.wellbundle.module.challenges.scoring.Rules.Ties;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.DayTable;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.ParticipantTable;
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

  @Override
  public List<Board> boardsOf(TenantId tenant, AccountId account) {
    return transactions.inTenant(
        tenant,
        tx -> {
          List<Board> mine = new ArrayList<>();
          Set<ChallengeId> joined =
              new ParticipantTable(tx, tenant)
                  .of(account).stream().map(Participant::challenge).collect(Collectors.toSet());
          for (Challenge each : new ChallengeTable(tx, tenant).all(false)) {
            if (joined.contains(each.id())
                && new Standings(tx, tenant, each).of(account).isPresent()) {
              mine.add(board(each));
            }
          }
          return mine;
        });
  }

  @Override
  public Optional<Seen> seenBy(TenantId tenant, ChallengeId challenge, AccountId viewer) {
    return transactions.inTenant(
        tenant,
        tx -> {
          @Nullable Challenge found = find(tx, tenant, challenge).orElse(null);
          @Nullable Participant mine =
              new ParticipantTable(tx, tenant).find(challenge, viewer).orElse(null);
          return found == null || mine == null ? Optional.empty() : seen(tx, tenant, found, mine);
        });
  }

  private Optional<Seen> seen(
      Transaction tx, TenantId tenant, Challenge challenge, Participant viewer)
      throws SQLException {
    Standings standings = new Standings(tx, tenant, challenge);
    List<Standings.Line> all = standings.all();
    Standings.@Nullable Line mine =
        all.stream()
            .filter(line -> line.account().equals(viewer.account()))
            .findFirst()
            .orElse(null);
    if (mine == null) {
      return Optional.empty();
    }
    int missing = Math.max(0, challenge.terms().leastPeople() - all.size());
    Long team = viewer.team();
    return Optional.of(
        new Seen(
            board(challenge),
            standings.extent().movedAt(),
            missing,
            (missing > 0 ? List.of(mine) : all)
                .stream().map(line -> line(line, line == mine)).toList(),
            missing > 0 || !challenge.terms().teams().any()
                ? List.of()
                : standings.teams().stream().map(each -> line(each, team)).toList(),
            new DayTable(tx, tenant, challenge.id(), viewer.account())
                .days().stream().map(stored -> day(stored.day())).toList()));
  }

  private static Line line(Standings.Line line, boolean me) {
    return new Line(line.place(), line.name(), teamOf(line), line.score(), me);
  }

  private static TeamLine line(Placed<Standings.TeamLine> placed, @Nullable Long mine) {
    Standings.TeamLine team = placed.who();
    return new TeamLine(
        placed.place(),
        new TeamRef(team.team(), team.name()),
        team.members(),
        team.score(),
        mine != null && mine == team.team());
  }

  private static Day day(DayCount day) {
    return new Day(day.date(), day.raw(), day.excluded(), day.capped(), day.counted());
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
        challenge.terms().rules().measure().wireName(),
        challenge.terms().rules().from(),
        challenge.terms().rules().to(),
        challenge.terms().teams().any(),
        challenge.terms().ties() == Ties.DENSE);
  }

  private static Standing standing(Standings.Line line) {
    return new Standing(line.account(), line.name(), teamOf(line), line.score());
  }

  private static @Nullable TeamRef teamOf(Standings.Line line) {
    Long team = line.team();
    String name = line.teamName();
    return team == null || name == null ? null : new TeamRef(team, name);
  }
}
