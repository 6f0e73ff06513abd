package org.wellbundle.module.leaderboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.module.leaderboards.BoardResource.Day;
import org.wellbundle.module.leaderboards.BoardResource.Row;
import org.wellbundle.module.leaderboards.ParticipationResource.Taking;
import org.wellbundle.module.leaderboards.ParticipationResource.Wish;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.internal.OutboxSchema;

class LeaderboardsTest {
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
  void empty() {
    db.execute(
        "truncate leaderboards.feed, leaderboards.member, leaderboards.friend,"
            + " leaderboards.friend_code, leaderboards.day, leaderboards.score,"
            + " leaderboards.departure, consent.yes");
  }

  @AfterEach
  void stop() {
    module.close();
    otherNode.close();
  }

  private void walked(AccountId who, double steps) {
    house.measure(ACME, who, Metric.STEPS, today, steps);
    module.events.handle(Module.changed(ACME, who, new Span(today, today)));
  }

  private static Row row(int rank, String name, boolean alias, int score, boolean me) {
    return new Row(rank, name, alias, BigDecimal.valueOf(score), me);
  }

  private Taking joins(AccountId who, String mode, @Nullable String alias) {
    module.caller.as(ACME, who);
    return module.part.join(new Wish(mode, alias, false));
  }

  private BoardResource.Board board(Module node, AccountId viewer) {
    node.caller.as(ACME, viewer);
    return node.board.board("tenant", null, null, null, null, null, null);
  }

  @Test
  void nobodyIsOnABoardWithoutTheirDecisionAndNobodyElseSeesIt() {
    walked(ALEX, 5_000);
    walked(KIM, 6_000);
    joins(ALEX, "named", null);

    assertThat(board(module, ALEX).rows())
        .containsExactly(row(1, "Member 1000", false, 5_000, true));
    assertThatThrownBy(() -> board(module, KIM))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("leaderboards.not-joined"));
    assertThat(db.query("select account_id from leaderboards.day")).containsOnly("1000");
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void namesAliasesAndPrivateOnesShareTheRanksWithoutAHole() {
    walked(ALEX, 5_000);
    walked(KIM, 7_000);
    walked(SAM, 6_000);
    walked(ROBIN, 5_000);
    joins(ALEX, "named", null);
    joins(KIM, "alias", "Blue Heron");
    joins(SAM, "private", null);
    joins(ROBIN, "named", null);

    BoardResource.Board seen = board(otherNode, SAM);

    assertThat(seen.rows())
        .containsExactly(
            row(1, "Blue Heron", true, 7_000, false),
            row(2, "Member 1000", false, 5_000, false),
            row(2, "Member 1003", false, 5_000, false));
    assertThat(seen.participants()).isEqualTo(3);
    assertThat(seen.me())
        .isEqualTo(
            new BoardResource.Standing(
                2, BigDecimal.valueOf(6_000), BigDecimal.valueOf(1_000), false));
    assertThat(seen.provisional()).isTrue();
  }

  @Test
  void whoGoesPrivateLeavesOrWithdrawsIsGoneAtOnceOnEveryNode() {
    walked(ALEX, 5_000);
    walked(KIM, 7_000);
    walked(SAM, 6_000);
    joins(ALEX, "named", null);
    joins(KIM, "named", null);
    joins(SAM, "named", null);
    assertThat(board(otherNode, ALEX).rows()).hasSize(3);

    joins(KIM, "private", null);
    assertThat(board(otherNode, ALEX).rows())
        .extracting(Row::name)
        .containsExactly("Member 1002", "Member 1000");

    // the consent core commits a withdrawal; its event hasn't come yet
    db.transactions().runInTenant(ACME, tx -> House.say(tx, ACME, SAM, false));
    assertThat(board(otherNode, ALEX).rows())
        .extracting(Row::name, Row::rank)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Member 1000", 1));
    assertThatThrownBy(() -> board(otherNode, SAM)).isInstanceOf(Problem.class);

    joins(KIM, "named", null);
    assertThat(board(otherNode, ALEX).rows())
        .extracting(Row::name)
        .containsExactly("Member 1001", "Member 1000");
    module.caller.as(ACME, KIM);
    module.part.leave();
    assertThat(board(otherNode, ALEX).rows()).extracting(Row::name).containsExactly("Member 1000");
    assertThat(
            db.query(
                "select account_id from leaderboards.day union select account_id from leaderboards.member"))
        .doesNotContain("1001");
  }

  @Test
  void aClosedAccountLeavesNoHole() {
    walked(ALEX, 5_000);
    walked(KIM, 7_000);
    joins(ALEX, "named", null);
    joins(KIM, "named", null);

    house.closed.add(KIM);

    assertThat(board(module, ALEX).rows())
        .containsExactly(row(1, "Member 1000", false, 5_000, true));
  }

  @Test
  void saysWhyDayByDay() {
    LocalDate yesterday = today.minusDays(1);
    house.measure(ACME, ALEX, Metric.STEPS, today, 70_000.4, 5_000);
    house.measure(ACME, ALEX, Metric.STEPS, yesterday, 9_000);
    joins(ALEX, "alias", "Blue Heron");

    BoardResource.Explanation why = module.board.mine("tenant", "steps", "month", null);

    assertThat(why.days())
        .containsExactly(
            new Day(
                today,
                BigDecimal.valueOf(70_000),
                BigDecimal.valueOf(5_000),
                BigDecimal.valueOf(5_000),
                BigDecimal.valueOf(60_000)));
    assertThat(why.me())
        .isEqualTo(new BoardResource.Standing(1, BigDecimal.valueOf(60_000), null, true));
    assertThat(why.dailyCap()).isEqualTo(60_000);
  }

  @Test
  void theDaysBeforeCountOnlyIfTheMemberWantsIt() {
    LocalDate first = today.withDayOfMonth(1);
    house.measure(ACME, ALEX, Metric.STEPS, first, 4_000);
    house.measure(ACME, ALEX, Metric.STEPS, today, 1_000);
    module.caller.as(ACME, ALEX);
    module.part.join(new Wish("named", null, true));

    int sum = first.equals(today) ? 1_000 : 5_000;
    assertThat(module.board.mine("tenant", "steps", "month", null).me().score().intValue())
        .isEqualTo(sum);
  }

  @Test
  void pagesGoOnWhereTheyEndedAndAroundMeIsAroundMe() {
    for (int each = 0; each < 30; each++) {
      AccountId who = new AccountId(2_000 + each);
      walked(who, 1_000 * each);
      joins(who, "named", null);
    }
    module.caller.as(ACME, new AccountId(2_010));

    BoardResource.Board top = module.board.board("tenant", null, null, null, null, "12", null);
    BoardResource.Board next =
        module.board.board("tenant", null, null, null, null, "12", top.next());
    BoardResource.Board around = module.board.board("tenant", null, null, null, "me", "5", null);
    BoardResource.Board end =
        module.board.board("tenant", null, null, null, null, "12", next.next());

    assertThat(top.rows()).extracting(Row::rank).startsWith(1).endsWith(12);
    assertThat(next.rows()).extracting(Row::rank).startsWith(13).endsWith(24);
    assertThat(end.rows()).extracting(Row::rank).endsWith(30);
    assertThat(end.next()).isNull();
    assertThat(around.rows()).extracting(Row::rank).containsExactly(18, 19, 20, 21, 22);
    assertThat(around.rows().get(2).me()).isTrue();
    assertThat(around.me().toNext()).isEqualByComparingTo("1000");
  }

  @Test
  void anAliasBelongsToOneOnly() {
    joins(ALEX, "alias", "Blue Heron");

    assertThatThrownBy(() -> joins(KIM, "alias", " blue heron "))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("leaderboards.alias-taken"));
    assertThatThrownBy(() -> joins(KIM, "alias", "x"))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("leaderboards.alias-invalid"));
    assertThat(module.part.overview().participation().joined()).isFalse();
    assertThat(db.query("select account_id from consent.yes")).containsExactly("1000");
  }

  @Test
  void otherTenantsSeeNothing() {
    walked(ALEX, 5_000);
    joins(ALEX, "named", null);
    module.caller.as(NORTHWIND, ALEX);

    assertThat(module.part.overview().participation())
        .isEqualTo(new Taking(false, null, null, null));
    module.part.join(new Wish("named", null, false));
    assertThat(module.board.board("tenant", null, null, null, null, null, null).rows()).isEmpty();
  }

  @Test
  void unknownThingsAreRefusedWithAWayOut() {
    joins(ALEX, "named", null);

    assertThat(
            List.of(
                code("planet", "steps", "week", null, null),
                code("tenant", "weight", "week", null, null),
                code("tenant", "steps", "year", null, null),
                code("tenant", "steps", "week", "1999-01-01", null),
                code("tenant", "steps", "week", null, "them")))
        .containsExactly(
            "leaderboards.scope-unknown",
            "leaderboards.metric-unknown",
            "leaderboards.period-unknown",
            "leaderboards.period-unknown",
            "leaderboards.around-unknown");
  }

  private String code(
      String scope, String metric, String period, @Nullable String day, @Nullable String around) {
    try {
      module.board.board(scope, metric, period, day, around, null, null);
      return "none";
    } catch (Problem e) {
      return e.code();
    }
  }

  @Test
  void erasedAndRestrictedOnesAreGoneWithTheCommit() throws Exception {
    walked(ALEX, 5_000);
    walked(KIM, 7_000);
    joins(ALEX, "named", null);
    joins(KIM, "named", null);
    board(otherNode, ALEX);

    call("select leaderboards.restrict_person(1001, '{1001}', true)");
    assertThat(board(otherNode, ALEX).rows()).extracting(Row::name).containsExactly("Member 1000");
    call("select leaderboards.restrict_person(1001, '{1001}', false)");
    module.events.handle(Module.event(LeaderboardsEvents.SETTLE, ACME, KIM, Map.of()));
    assertThat(board(otherNode, ALEX).rows()).hasSize(2);

    call("select leaderboards.erase_person(1001, '{1001}')");
    assertThat(board(otherNode, ALEX).rows()).extracting(Row::name).containsExactly("Member 1000");
    // an event that was on its way brings nothing back
    walked(KIM, 9_000);
    assertThat(board(otherNode, ALEX).rows()).extracting(Row::name).containsExactly("Member 1000");
    assertThat(db.query("select t::text from leaderboards.departure t where t::text like '%1001%'"))
        .isEmpty();
  }

  private static void call(String sql) {
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              try (Statement statement = tx.connection().createStatement()) {
                statement.execute(sql);
              }
            });
  }

  @Test
  void everythingHeldIsHandedOut() throws Exception {
    walked(ALEX, 5_000);
    joins(ALEX, "alias", "Blue Heron");
    ByteArrayOutputStream all = new ByteArrayOutputStream();

    new LeaderboardsPersonalData(db.transactions(), module.announcements, () -> "leaderboards")
        .export(new Person(ACME, ALEX, Set.of(new ProfileId(1000))), name -> all);

    assertThat(all.toString(StandardCharsets.UTF_8)).contains("Blue Heron", "5000", "week");
  }

  /**
   * Over all viewers and settings: rank, chosen name, total. Nobody's number, day, or other name.
   */
  @Test
  void whatIsServedIsWhatTheJoinDialogShowed() {
    Random random = new Random(5);
    List<AccountId> people = List.of(ALEX, KIM, SAM, ROBIN);
    for (int round = 0; round < 12; round++) {
      Map<AccountId, Mode> modes = new HashMap<>();
      for (AccountId each : people) {
        // on a day of its own value, so that a single day would be found
        house.measure(ACME, each, Metric.STEPS, today, 3_000 + each.value());
        Mode mode = Mode.values()[random.nextInt(3)];
        modes.put(each, mode);
        joins(each, mode.wireName(), "Heron of " + (each.value() - 990));
      }
      for (AccountId viewer : people) {
        BoardResource.Board seen = board(otherNode, viewer);
        for (AccountId other : people) {
          String name = "Member " + other;
          String alias = "Heron of " + (other.value() - 990);
          List<String> names = seen.rows().stream().map(Row::name).toList();
          Mode mode = modes.get(other);
          assertThat(names.contains(name)).isEqualTo(mode == Mode.NAMED);
          assertThat(names.contains(alias)).isEqualTo(mode == Mode.ALIAS);
          if (!other.equals(viewer) && mode == Mode.PRIVATE) {
            assertThat(seen.toString()).doesNotContain("score=" + (3_000 + other.value()));
          }
        }
        assertThat(seen.rows()).hasSize(seen.participants());
      }
    }
  }

  @Test
  void openBrowsersAreToldAtOnceAndThenOnceForMany() throws Exception {
    for (int each = 0; each < 200; each++) {
      module.announcements.moved(ACME);
    }
    long until = System.nanoTime() + 5_000_000_000L;
    while (module.browsers.told.size() < 2 && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(module.browsers.told).hasSizeBetween(2, 4).containsOnly("1 leaderboards-moved");
  }
}
