package org.wellbundle.module.challenges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.module.challenges.http.Draft;
import org.wellbundle.module.challenges.http.OrganisedResource;
import org.wellbundle.module.challenges.http.ParticipantsResource.Wish;
import org.wellbundle.module.challenges.http.RulesBody;
import org.wellbundle.module.challenges.http.StandingsResource;
import org.wellbundle.module.challenges.http.Views.Line;
import org.wellbundle.module.challenges.http.Views.OrganisedDetail;
import org.wellbundle.module.challenges.http.Views.Preview;
import org.wellbundle.module.challenges.http.Views.TeamStandings.TeamLine;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;

/** Joining, standings, organising: who may do what, and who sees what. */
class ChallengesTest {
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

  @Test
  void placesFollowScoresAndTiesShareThem() {
    walk.open(Walk.steps("total"));
    List.of(ALEX, SAM, KIM, 1003L).forEach(walk::join);
    world.walks(ALEX, "2026-11-03", 9_000, 0);
    world.walks(SAM, "2026-11-03", 5_000, 0);
    world.walks(KIM, "2026-11-04", 5_000, 0);
    world.walks(1003, "2026-11-03", 1_000, 0);
    world.handle();

    assertThat(walk.standings(SAM).lines()).extracting(Line::place).containsExactly(1, 2, 2, 4);
    assertThat(walk.standings(SAM).me().name()).isEqualTo("Member 1001");
    assertThat(walk.standings(SAM).of()).isEqualTo(4);
  }

  @Test
  void othersSeeWhatThePreviewSaidAndNothingElse() throws Exception {
    walk.open(Walk.steps("total"));
    Preview preview = walk.challenges(ALEX).preview(walk.id);
    walk.join(ALEX);
    walk.join(SAM);
    world.walks(ALEX, "2026-11-03", 9_000, 0);
    world.handle();
    ObjectMapper json = new ObjectMapper();

    var line = json.valueToTree(walk.standings(SAM).lines().get(0));

    assertThat(preview.fields()).containsExactly("name", "place", "score");
    line.fieldNames()
        .forEachRemaining(
            field -> {
              boolean said = preview.fields().contains(field);
              // a number of this challenge alone, and whether it is the reader
              boolean tellsNothing = field.equals("id") || field.equals("me");
              assertThat(said || tellsNothing || line.get(field).isNull())
                  .describedAs(field)
                  .isTrue();
            });
    assertThat(line.get("name").asText()).isEqualTo(preview.name());
    assertThat(line.toString()).doesNotContain("example", "2026-11-03");
  }

  @Test
  void whoTakesTheConsentBackIsGoneWithoutAHoleAndSeesNobody() {
    walk.open(Walk.steps("total"));
    List.of(ALEX, SAM, KIM).forEach(walk::join);
    world.walks(ALEX, "2026-11-03", 9_000, 0);
    world.walks(SAM, "2026-11-03", 5_000, 0);
    world.handle();

    world.withdraws(ALEX);

    assertThat(walk.standings(SAM).lines()).extracting(Line::place).containsExactly(1, 2);
    assertThat(walk.standings(SAM).lines()).extracting(Line::name).doesNotContain("Member 1000");
    assertThat(walk.standings(ALEX).lines()).isEmpty();
    assertThat(walk.view(ALEX).mine().seen()).isFalse();
    ChallengeBoards boards = new Boards(db.transactions(), () -> "", () -> "");
    ChallengeId id = new ChallengeId(Long.parseLong(walk.id));
    assertThat(boards.standings(World.ACME, id)).hasSize(2);
    assertThat(boards.standing(World.ACME, id, new AccountId(ALEX))).isEmpty();
  }

  @Test
  void onlyThoseInsideSeeStandingsAndDays() {
    walk.open(Walk.steps("total"));
    walk.join(ALEX);

    assertRefused(403, "challenge.participants-only", () -> walk.standings(SAM));
    assertRefused(403, "challenge.participants-only", () -> walk.days(SAM));
    assertThat(walk.view(SAM).mine()).isNull();
  }

  @Test
  void aFewPeopleDoNotSeeEachOther() {
    walk.open(Walk.rules("total", null, "tenant", 3));
    walk.join(ALEX);
    walk.join(SAM);

    assertThat(walk.standings(ALEX).missing()).isEqualTo(1);
    assertThat(walk.standings(ALEX).lines()).singleElement().matches(Line::me);

    walk.join(KIM);
    assertThat(walk.standings(ALEX).lines()).hasSize(3);
  }

  @Test
  void nobodyGetsInWithoutConsentInvitationOrInTime() {
    walk.open(Walk.rules("total", null, "invited", 1));
    String code = db.query("select invitation from challenges.challenge").get(0);

    assertRefused(
        403, "challenge.invitation-needed", () -> walk.join(ALEX, wish(null, null, null)));
    assertRefused(
        409,
        "challenge.consent-missing",
        () -> walk.join(ALEX, new Wish(null, null, code, null, null, null, null)));
    walk.join(ALEX, wish(null, null, " " + code.toLowerCase(java.util.Locale.ROOT) + " "));
    assertRefused(409, "challenge.already-joined", () -> walk.join(ALEX, wish(null, null, code)));
    world.now = Instant.parse("2026-11-16T09:00:00Z");
    assertRefused(409, "challenge.over", () -> walk.join(SAM, wish(null, null, code)));
    assertThat(db.query("select count(*) from challenges.participant")).containsExactly("1");
  }

  @Test
  void aDraftIsTheOrganisersOnlyAndItsRulesAreSettledWhenItOpens() {
    walk.draft(Walk.steps("total"));
    assertRefused(404, "challenge.unknown", () -> walk.view(ALEX));
    assertRefused(404, "challenge.unknown", () -> walk.join(ALEX));
    Draft other = new Draft("Other name", "", Walk.steps("streak"));
    walk.challenges(Walk.MANAGER).change(walk.id, other);

    walk.challenges(Walk.MANAGER).open(walk.id);

    assertThat(walk.view(ALEX).title()).isEqualTo("Other name");
    assertRefused(
        409, "challenge.rules-settled", () -> walk.challenges(Walk.MANAGER).change(walk.id, other));
    walk.join(ALEX);
    assertRefused(
        409, "challenge.has-participants", () -> walk.challenges(Walk.MANAGER).delete(walk.id));
    assertThat(world.audit)
        .extracting(entry -> entry.action())
        .containsExactly("challenge.opened", "challenge.joined");
  }

  @Test
  void teamsHaveALeaderASizeAndAScore() {
    walk.open(Walk.rules("total", new RulesBody.TeamRules("average", 2, 2), "tenant", 1));
    walk.join(ALEX, wish(null, "Falcons", null));
    String falcons = walk.participants(SAM).teams(walk.id).teams().get(0).id();
    walk.join(SAM, wish(falcons, null, null));
    assertRefused(409, "challenge.team-full", () -> walk.join(KIM, wish(falcons, null, null)));
    assertRefused(
        409, "challenge.team-name-taken", () -> walk.join(KIM, wish(null, "falcons", null)));
    assertRefused(400, "challenge.team-missing", () -> walk.join(KIM, wish(null, null, null)));
    walk.join(KIM, wish(null, "Herons", null));
    world.walks(ALEX, "2026-11-03", 9_000, 0);
    world.walks(SAM, "2026-11-03", 4_000, 0);
    world.walks(KIM, "2026-11-03", 20_000, 0);
    world.handle();

    List<TeamLine> lines = teams(ALEX);

    assertThat(lines).extracting(TeamLine::name).containsExactly("Falcons", "Herons");
    assertThat(lines.get(0).score()).isEqualByComparingTo("6500");
    assertThat(lines.get(1).place()).describedAs("one alone is no team").isNull();

    walk.participants(ALEX).leave(walk.id);
    assertThat(walk.participants(SAM).teams(walk.id).teams().get(0).leader())
        .isEqualTo("Member 1001");
    walk.participants(SAM).leave(walk.id);
    assertThat(walk.participants(KIM).teams(walk.id).teams()).hasSize(1);
  }

  private List<TeamLine> teams(long account) {
    return world.as(account).http.get(StandingsResource.class).teams(walk.id).lines();
  }

  @Test
  void anOrganiserSeesNamesAndSumsOverManyAndNobodysScore() {
    walk.open(Walk.steps("total"));
    for (long n = 0; n < 10; n++) {
      walk.join(ALEX + n);
      world.walks(ALEX + n, "2026-11-03", 5_000 + n, 0);
    }
    world.handle();
    assertThat(organised().sums()).isNull();
    walk.join(ALEX + 10);
    world.walks(ALEX + 10, "2026-11-03", 12_345, 0);
    world.handle();

    assertThat(organised().sums().averagePerDay()).isEqualByComparingTo("5700");
    assertThat(organised().members()).hasSize(11);
    assertThat(organised().toString()).doesNotContain("12345", "5003");
  }

  private OrganisedDetail organised() {
    return world.as(Walk.MANAGER).http.get(OrganisedResource.class).detail(walk.id);
  }

  @Test
  void aPageHasTheReaderInTheMiddleAndTheNextOneGoesOn() {
    walk.open(Walk.steps("total"));
    for (long n = 0; n < 12; n++) {
      walk.join(ALEX + n);
      world.walks(ALEX + n, "2026-11-03", 20_000 - n, 0);
    }
    world.handle();
    StandingsResource standings = world.as(ALEX + 6).http.get(StandingsResource.class);

    assertThat(standings.standings(walk.id, "me", "5", null).lines())
        .extracting(Line::place)
        .containsExactly(5, 6, 7, 8, 9);
    String next = standings.standings(walk.id, null, "5", null).next();
    assertThat(standings.standings(walk.id, null, "5", next).lines())
        .extracting(Line::place)
        .containsExactly(6, 7, 8, 9, 10);
  }

  @Test
  void badRulesAreRefusedByField() {
    RulesBody fine = Walk.steps("total");
    assertThatThrownBy(() -> walk.draft(Walk.steps("sprint")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.members()).containsEntry("field", "type"));
    assertRefused(
        400,
        "challenge.invalid",
        () -> walk.challenges(Walk.MANAGER).draft(new Draft(" ", "", fine)));
    assertRefused(400, "challenge.invalid", () -> walk.challenges(Walk.MANAGER).draft(null));
  }

  @Test
  void aPersonGetsEverythingAndLeavesNothing() throws Exception {
    walk.open(Walk.rules("total", new RulesBody.TeamRules("total", 1, 5), "tenant", 1));
    walk.join(ALEX, wish(null, "Falcons", null));
    walk.join(SAM, wish(null, "Herons", null));
    world.walks(ALEX, "2026-11-03", 9_123, 0);
    world.handle();
    world.now = Instant.parse("2026-12-01T00:00:00Z");
    walk.askForTheEnd();
    world.handle();
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    new ChallengesPersonalData(db.transactions(), () -> "")
        .export(new PersonalData.Person(World.ACME, new AccountId(ALEX), Set.of()), name -> file);
    db.transactions()
        .runInTenant(
            World.ACME,
            tx -> {
              try (var call = tx.connection().createStatement()) {
                call.execute("select challenges.erase_person(1000, '{1000}')");
              }
            });

    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("9123", "Falcons", "November walk", "arrived", "place");
    assertThat(walk.standings(SAM).lines()).singleElement().matches(line -> line.place() == 2);
    assertThat(teams(SAM)).extracting(TeamLine::name).containsExactly("Herons");
    for (String table : List.of("participant", "day", "ledger", "result")) {
      assertThat(db.query("select 1 from challenges." + table + " where account_id = 1000"))
          .describedAs(table)
          .isEmpty();
    }
  }

  private static Wish wish(String team, String newTeam, String invitation) {
    return new Wish(team, newTeam, invitation, null, 1, null, null);
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
