package org.wellbundle.module.leaderboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.challenge.ChallengeState;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.leaderboards.BoardResource.Board;
import org.wellbundle.module.leaderboards.BoardResource.Row;
import org.wellbundle.module.leaderboards.FriendsResource.Acceptance;
import org.wellbundle.module.leaderboards.FriendsResource.Friend;
import org.wellbundle.module.leaderboards.ParticipationResource.ScopeView;
import org.wellbundle.module.leaderboards.ParticipationResource.Wish;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.internal.OutboxSchema;

/** Boards of friends and of challenges. */
class ScopesTest {
  private static final AccountId ALEX = new AccountId(1000);
  private static final AccountId KIM = new AccountId(1001);
  private static final AccountId SAM = new AccountId(1002);
  private static final AccountId ROBIN = new AccountId(1003);

  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(House.CONSENT, LeaderboardsSchema.changes(), OutboxSchema.changes());

  private final House house = new House();
  private final Module module = new Module(db.transactions(), house);
  private final Module otherNode = new Module(db.secondNode(), house);
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @BeforeEach
  void people() {
    db.execute(
        "truncate leaderboards.feed, leaderboards.member, leaderboards.day, leaderboards.score,"
            + " leaderboards.departure, leaderboards.friend, leaderboards.friend_code, consent.yes");
    walkedAndJoins(ALEX, 5_000, "private");
    walkedAndJoins(KIM, 9_000, "alias");
    walkedAndJoins(SAM, 9_000, "named");
    walkedAndJoins(ROBIN, 20_000, "named");
  }

  @AfterEach
  void stop() {
    module.close();
    otherNode.close();
  }

  private void walkedAndJoins(AccountId who, double steps, String mode) {
    house.measure(ACME, who, Metric.STEPS, today, steps);
    module.caller.as(ACME, who);
    module.part.join(new Wish(mode, mode.equals("alias") ? "Heron " + who : null, false));
  }

  private FriendsResource circle(AccountId who) {
    module.caller.as(ACME, who);
    return module.circle;
  }

  private void befriend(AccountId one, AccountId other) {
    String code = circle(one).circle().code();
    circle(other).accept(new Acceptance(" " + code.toLowerCase(java.util.Locale.ROOT)));
  }

  private Board friends(Module node, AccountId who) {
    return board(node, who, "friends", null);
  }

  private Board board(Module node, AccountId who, String scope, @Nullable String around) {
    node.caller.as(ACME, who);
    return node.board.board(scope, null, null, null, around, "2", null);
  }

  @Test
  void friendsSeeEachOtherByNameThoughPrivateElsewhereAndNobodyElseDoes() {
    befriend(ALEX, KIM);
    befriend(SAM, ALEX);

    Board alex = friends(module, ALEX);
    assertThat(alex.participants()).isEqualTo(3);
    assertThat(alex.rows()).extracting(Row::name).containsExactly("Member 1001", "Member 1002");
    assertThat(alex.rows()).extracting(Row::rank).containsExactly(1, 1);
    assertThat(alex.me().rank()).isEqualTo(3);
    assertThat(alex.me().toNext()).isEqualByComparingTo("4000");
    assertThat(friends(otherNode, KIM).rows())
        .extracting(Row::name)
        .containsExactly("Member 1001", "Member 1000");
    assertThat(friends(module, ROBIN).rows()).extracting(Row::me).containsExactly(true);
    assertThat(board(module, ROBIN, "tenant", null).toString()).doesNotContain("Member 1000");
    assertThat(module.board.mine("friends", null, null, null).me().rank()).isEqualTo(1);
  }

  @Test
  void whoPartsLeavesWithdrawsOrIsErasedIsGoneForBothWithTheCommit() throws Exception {
    befriend(ALEX, KIM);
    befriend(ALEX, SAM);
    befriend(ALEX, ROBIN);
    String kim =
        circle(ALEX).circle().friends().stream()
            .filter(friend -> friend.name().equals("Member 1001"))
            .map(Friend::friend)
            .findFirst()
            .orElseThrow();

    circle(ALEX).part(kim);
    assertThat(names(ALEX)).containsExactly("Member 1003", "Member 1002", "Member 1000");
    assertThat(names(KIM)).containsExactly("Member 1001");

    db.transactions().runInTenant(ACME, tx -> House.say(tx, ACME, SAM, false));
    assertThat(names(ALEX)).containsExactly("Member 1003", "Member 1000");

    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              try (Statement call = tx.connection().createStatement()) {
                call.execute("select leaderboards.erase_person(1003, '{1003}')");
              }
            });
    assertThat(names(ALEX)).containsExactly("Member 1000");
    assertThat(circle(ALEX).circle().friends()).isEmpty();
    assertThat(
            db.query(
                "select 1 from leaderboards.friend where account_id = 1003 or friend_id = 1003"))
        .isEmpty();
  }

  private List<String> names(AccountId who) {
    otherNode.caller.as(ACME, who);
    return otherNode.board.board("friends", null, null, null, null, "50", null).rows().stream()
        .map(Row::name)
        .toList();
  }

  @Test
  void aCodeOpensOnceItIsNotOnesOwnAndUntilThereIsANewOne() {
    String code = circle(ALEX).circle().code();
    assertRefused(
        "leaderboards.friend-code-unknown", () -> circle(ALEX).accept(new Acceptance(code)));
    circle(ALEX).newCode();
    assertRefused(
        "leaderboards.friend-code-unknown", () -> circle(KIM).accept(new Acceptance(code)));
    assertRefused("leaderboards.friend-code-unknown", () -> circle(KIM).accept(null));
    String fresh = circle(ALEX).circle().code();
    module.caller.as(NORTHWIND, new AccountId(2000));
    assertRefused("leaderboards.not-joined", () -> module.circle.accept(new Acceptance(fresh)));
    assertThat(db.query("select 1 from leaderboards.friend")).isEmpty();
  }

  @Test
  void aChallengeIsAScopeWhileItsModuleIsThereAndForThoseInside() {
    assertRefused("leaderboards.scope-unknown", () -> board(module, ALEX, "challenge-5", null));
    assertThat(scopes(ALEX)).containsExactly("tenant", "friends");
    module.challenges.boards = new Walk();

    assertThat(scopes(ALEX))
        .containsExactly("tenant", "friends", "challenge-5", "teams-5", "team-5");
    assertThat(scopes(KIM)).containsExactly("tenant", "friends");
    assertRefused("leaderboards.scope-unknown", () -> board(module, KIM, "challenge-5", null));
    Board people = board(module, ALEX, "challenge-5", null);
    assertThat(people.rows()).extracting(Row::name).containsExactly("Ada", "Ben");
    assertThat(people.rows().get(0).score()).isEqualByComparingTo("8123.457");
    assertThat(people.next()).isNotNull();
    assertThat(people.me().rank()).isEqualTo(4);
    assertThat(people.me().toNext()).isEqualByComparingTo("4000");
    assertThat(board(module, ALEX, "challenge-5", "me").rows())
        .extracting(Row::name)
        .containsExactly("Cleo", "Alex");
  }

  @Test
  void teamsAndTheOwnTeamHavePlacesOfTheirOwn() {
    module.challenges.boards = new Walk();

    Board teams = board(module, ALEX, "teams-5", null);
    assertThat(teams.rows()).extracting(Row::name).containsExactly("Herons", "Falcons");
    assertThat(teams.me().rank()).isEqualTo(2);
    Board team = board(module, ALEX, "team-5", null);
    assertThat(team.rows()).extracting(Row::name).containsExactly("Ben", "Alex");
    assertThat(team.rows()).extracting(Row::rank).containsExactly(1, 2);
    assertThat(team.provisional()).isTrue();
    BoardResource.Explanation why = module.board.mine("challenge-5", null, null, null);
    assertThat(why.days()).singleElement().matches(day -> day.capped().intValue() == 2);
    assertThat(why.me().rank()).isEqualTo(4);
  }

  private List<String> scopes(AccountId who) {
    module.caller.as(ACME, who);
    return module.part.overview().scopes().stream().map(ScopeView::scope).toList();
  }

  private static void assertRefused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  /** One challenge; only Alex is in it, of those here. */
  private static final class Walk implements ChallengeBoards {
    private static final TeamRef FALCONS = new TeamRef(1, "Falcons");
    private static final TeamRef HERONS = new TeamRef(2, "Herons");
    private static final Board BOARD =
        new Board(
            new ChallengeId(5),
            "Walk",
            ChallengeState.RUNNING,
            "1",
            "steps",
            LocalDate.parse("2026-11-02"),
            LocalDate.parse("2026-11-15"),
            true,
            false);

    @Override
    public List<Board> boards(TenantId tenant) {
      return List.of(BOARD);
    }

    @Override
    public Optional<Board> board(TenantId tenant, ChallengeId challenge) {
      return Optional.of(BOARD);
    }

    @Override
    public List<Standing> standings(TenantId tenant, ChallengeId challenge) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Standing> standing(TenantId tenant, ChallengeId challenge, AccountId account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Board> boardsOf(TenantId tenant, AccountId account) {
      return account.equals(ALEX) ? List.of(BOARD) : List.of();
    }

    @Override
    public Optional<Seen> seenBy(TenantId tenant, ChallengeId challenge, AccountId viewer) {
      if (!viewer.equals(ALEX)) {
        return Optional.empty();
      }
      return Optional.of(
          new Seen(
              BOARD,
              null,
              0,
              List.of(
                  new Line(1, "Ada", HERONS, 8_123_457, false),
                  new Line(2, "Ben", FALCONS, 7_000_000, false),
                  new Line(2, "Cleo", HERONS, 7_000_000, false),
                  new Line(4, "Alex", FALCONS, 3_000_000, true)),
              List.of(
                  new TeamLine(1, HERONS, 2, 15_123_457, false),
                  new TeamLine(2, FALCONS, 2, 10_000_000, true),
                  new TeamLine(0, new TeamRef(3, "Too small"), 1, 1, false)),
              List.of(new Day(LocalDate.parse("2026-11-02"), 12_000, 0, 2_000, 10_000))));
    }
  }
}
