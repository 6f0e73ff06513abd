package org.wellbundle.module.challenges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.module.challenges.http.AppealsResource;
import org.wellbundle.module.challenges.http.ParticipantsResource.OtherTeam;
import org.wellbundle.module.challenges.http.ParticipantsResource.Wish;
import org.wellbundle.module.challenges.http.RulesBody;
import org.wellbundle.module.challenges.http.TeamResource;
import org.wellbundle.module.challenges.http.TeamResource.Description;
import org.wellbundle.module.challenges.http.TeamResource.NewLeader;
import org.wellbundle.module.challenges.http.Views.Change;
import org.wellbundle.module.challenges.http.Views.Day;
import org.wellbundle.module.challenges.http.Views.Line;
import org.wellbundle.module.challenges.http.Views.TeamList.Team;
import org.wellbundle.module.challenges.http.Views.TeamView;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;

/** What a team and its leader can do, and what becomes of a question to the organiser. */
class TeamsAndAppealsTest {
  private static final long ALEX = 1000;
  private static final long SAM = 1001;
  private static final long KIM = 1002;

  @RegisterExtension static final TestDatabase db = TestDatabase.with(ChallengesSchema.changes());

  private World world;
  private Walk walk;

  @BeforeAll
  static void consents() {
    World.prepare(db);
  }

  @BeforeEach
  void empty() {
    World.empty(db);
    world = new World(db);
    walk = new Walk(world);
  }

  private void openWithTeams() {
    walk.open(Walk.rules("total", new RulesBody.TeamRules("total", 1, 3), "tenant", 1));
  }

  private static Wish to(@Nullable String team, @Nullable String newTeam, @Nullable String code) {
    return new Wish(team, newTeam, null, null, 1, null, code);
  }

  private Team team(String name) {
    return walk.participants(ALEX).teams(walk.id).teams().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private TeamResource page(long account) {
    return world.as(account).http.get(TeamResource.class);
  }

  private TeamView view(long account, String team) {
    return page(account).team(walk.id, team);
  }

  @Test
  void aTeamByInvitationOpensWithItsCodeOnly() {
    openWithTeams();
    walk.join(ALEX, to(null, "Falcons", null));
    String falcons = team("Falcons").id();
    page(ALEX).describe(walk.id, falcons, new Description("Night Falcons", true));
    String code = view(ALEX, falcons).code();

    assertRefused(
        403, "challenge.team-invitation-needed", () -> walk.join(SAM, to(falcons, null, null)));
    walk.join(SAM, to(falcons, null, code));
    page(ALEX).newCode(walk.id, falcons);
    assertRefused(
        403, "challenge.team-invitation-needed", () -> walk.join(KIM, to(falcons, null, code)));
    assertThat(team("Night Falcons").byInvitation()).isTrue();
    assertThat(view(SAM, falcons).code()).isNotEqualTo(code).hasSize(8);
    walk.join(KIM, to(null, "Herons", null));
    assertThat(view(KIM, falcons).code()).describedAs("others don't get the code").isNull();
  }

  @Test
  void whoGoesOverTakesEverythingAlongAndAnEmptyTeamIsGone() {
    openWithTeams();
    walk.join(ALEX, to(null, "Falcons", null));
    walk.join(SAM, to(null, "Herons", null));
    world.walks(ALEX, "2026-11-03", 9_000, 0);
    world.walks(SAM, "2026-11-03", 4_000, 0);
    world.handle();
    String herons = team("Herons").id();
    page(ALEX).show(walk.id, team("Falcons").id(), new ByteArrayInputStream(new byte[9]));

    walk.participants(ALEX).changeTeam(walk.id, new OtherTeam(herons, null, null));

    assertThat(walk.teams(SAM))
        .singleElement()
        .matches(line -> line.score().intValue() == 13_000 && line.members() == 2);
    assertThat(world.pictures.kept).describedAs("the picture goes with its team").isEmpty();
    assertThat(view(ALEX, herons).lines()).extracting(Line::place).containsExactly(1, 2);
    world.now = Instant.parse("2026-11-16T09:00:00Z");
    assertRefused(
        409,
        "challenge.teams-settled",
        () -> walk.participants(ALEX).changeTeam(walk.id, new OtherTeam(null, "Falcons", null)));
  }

  @Test
  void onlyWhoLeadsDecidesAndCanHandItOn() {
    openWithTeams();
    walk.join(ALEX, to(null, "Falcons", null));
    String falcons = team("Falcons").id();
    walk.join(SAM, to(falcons, null, null));
    walk.join(KIM, to(null, "Herons", null));

    assertRefused(
        403,
        "challenge.leader-only",
        () -> page(SAM).describe(walk.id, falcons, new Description("Ours", false)));
    assertRefused(
        409,
        "challenge.team-name-taken",
        () -> page(ALEX).describe(walk.id, falcons, new Description("HERONS", false)));
    String sam =
        view(ALEX, falcons).lines().stream()
            .filter(line -> !line.me())
            .map(Line::id)
            .findFirst()
            .orElseThrow();
    String kim = walk.view(KIM).mine().id();
    assertRefused(
        404,
        "challenge.member-unknown",
        () -> page(ALEX).hand(walk.id, falcons, new NewLeader(kim)));

    page(ALEX).hand(walk.id, falcons, new NewLeader(sam));

    assertThat(view(SAM, falcons).leading()).isTrue();
    assertThat(view(ALEX, falcons).leading()).isFalse();
    assertThat(team("Falcons").leader()).isEqualTo("Member 1001");
    world.erases(SAM);
    assertThat(team("Falcons").leader()).describedAs("somebody leads on").isEqualTo("Member 1000");
  }

  @Test
  void aTeamHasAPictureThatIsCheckedAndSeenByWhoCanJoin() {
    openWithTeams();
    walk.join(ALEX, to(null, "Falcons", null));
    String falcons = team("Falcons").id();
    assertRefused(
        422,
        "picture.kind",
        () -> page(ALEX).show(walk.id, falcons, new ByteArrayInputStream(new byte[1])));

    page(ALEX).show(walk.id, falcons, new ByteArrayInputStream(new byte[] {1, 2, 3}));

    assertThat(team("Falcons").picture())
        .startsWith("/api/v1/challenges/" + walk.id + "/teams/" + falcons);
    assertThat(page(KIM).picture(walk.id, falcons, null, null).getStatus()).isEqualTo(200);
    page(ALEX).hide(walk.id, falcons);
    assertRefused(404, "picture.none", () -> page(KIM).picture(walk.id, falcons, null, null));
    assertThat(world.pictures.kept).isEmpty();
  }

  @Test
  void anAliasIsAllThatOthersAndTheOrganiserSee() {
    walk.open(Walk.steps("total"));
    walk.join(ALEX, new Wish(null, null, null, null, 1, "Blue Heron", null));

    assertRefused(
        409,
        "challenge.alias-taken",
        () -> walk.join(SAM, new Wish(null, null, null, null, 1, "blue heron", null)));
    assertRefused(
        400,
        "challenge.alias-invalid",
        () -> walk.join(SAM, new Wish(null, null, null, null, 1, "<b>", null)));
    walk.join(SAM);

    assertThat(walk.standings(SAM).lines())
        .extracting(Line::name)
        .containsExactlyInAnyOrder("Blue Heron", "Member 1001");
  }

  @Test
  void aYesLetsCountWhatWasTypedInThenAndNothingThatComesLater() {
    walk.open(Walk.steps("total"));
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 9_000, 2_000);
    world.handle();
    assertRefused(409, "challenge.nothing-to-appeal", () -> walk.asks(ALEX, "2026-11-04"));
    walk.asks(ALEX, "2026-11-03");

    walk.answer(true);
    world.handle();

    assertThat(walk.days(ALEX).score()).isEqualByComparingTo("9000");
    assertThat(walk.days(ALEX).changes().get(0)).extracting(Change::reason).isEqualTo("answered");
    assertThat(walk.days(ALEX).days().get(0).appeal().accepted()).isTrue();
    world.walks(ALEX, "2026-11-03", 19_000, 12_000);
    world.handle();
    assertThat(walk.days(ALEX).days().get(0).excluded()).isEqualByComparingTo("10000");
    assertThat(walk.days(ALEX).score()).isEqualByComparingTo("9000");
  }

  @Test
  void aNoChangesNothingAndCountsForThisDayAsItWas() {
    walk.open(Walk.steps("total"));
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 9_000, 2_000);
    world.handle();
    walk.asks(ALEX, "2026-11-03");

    walk.answer(false);
    world.handle();

    assertThat(walk.days(ALEX).score()).isEqualByComparingTo("7000");
    assertRefused(409, "challenge.appeal-answered", () -> walk.asks(ALEX, "2026-11-03"));
  }

  @Test
  void aMarkExplainsItselfNeverRemovesAndGoesWithAYes() {
    walk.open(Walk.steps("total"));
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 190_000, 0);
    world.handle();
    Day marked = walk.days(ALEX).days().get(0);
    walk.asks(ALEX, "2026-11-03");
    walk.answer(true);
    world.handle();

    assertThat(marked.flags()).containsExactly("implausible");
    assertThat(marked.counted()).isEqualByComparingTo("30000");
    assertThat(walk.days(ALEX).implausibleAbove()).isPositive();
    assertThat(walk.days(ALEX).days().get(0).flags()).isEmpty();
    assertThat(walk.days(ALEX).days().get(0).counted()).isEqualByComparingTo("30000");
  }

  @Test
  void nobodyAnswersAboutThemselvesOrAfterTheEnd() {
    walk.open(Walk.steps("total"));
    walk.join(Walk.MANAGER);
    world.walks(Walk.MANAGER, "2026-11-03", 9_000, 2_000);
    world.handle();
    walk.asks(Walk.MANAGER, "2026-11-03");
    assertRefused(409, "challenge.appeal-own", () -> walk.answer(true));
    world.now = Instant.parse("2026-12-01T00:00:00Z");
    walk.askForTheEnd();
    world.handle();

    assertRefused(409, "challenge.over", () -> walk.asks(Walk.MANAGER, "2026-11-03"));
    assertRefused(409, "challenge.over", () -> walk.answer(true));
  }

  @Test
  void theOrganiserSeesNoQuestionOfSomebodyWhoTookTheConsentBack() {
    walk.open(Walk.steps("total"));
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 9_000, 2_000);
    world.handle();
    walk.asks(ALEX, "2026-11-03");
    AppealsResource appeals = world.as(Walk.MANAGER).http.get(AppealsResource.class);
    assertThat(appeals.list(walk.id).appeals()).hasSize(1);

    world.withdraws(ALEX);

    assertThat(appeals.list(walk.id).appeals()).isEmpty();
    world.erases(ALEX);
    assertThat(db.query("select 1 from challenges.appeal")).isEmpty();
  }

  private static void assertRefused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }
}
