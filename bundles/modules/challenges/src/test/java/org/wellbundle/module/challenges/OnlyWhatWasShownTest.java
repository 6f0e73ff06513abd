package org.wellbundle.module.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.module.challenges.http.AppealsResource;
import org.wellbundle.module.challenges.http.OrganisedResource;
import org.wellbundle.module.challenges.http.ParticipantsResource;
import org.wellbundle.module.challenges.http.RulesBody;
import org.wellbundle.module.challenges.http.StandingsResource;
import org.wellbundle.module.challenges.http.TeamResource;
import org.wellbundle.module.challenges.http.Views.Preview;
import org.wellbundle.module.challenges.http.Views.TeamList;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;

/**
 * Over all viewers and settings: of somebody else, answers hold the name, team, place and score the
 * join dialog showed, and of who isn't to be seen nothing at all.
 */
class OnlyWhatWasShownTest {
  private static final int PEOPLE = 7;
  private static final long FIRST = 7_711;

  @RegisterExtension static final TestDatabase db = TestDatabase.with(ChallengesSchema.changes());

  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(OffsetDateTime.class, ToStringSerializer.instance));
  private World world;
  private Walk walk;
  private final List<Someone> people = new ArrayList<>();

  @BeforeAll
  static void consents() {
    World.prepare(db);
  }

  /** Everything about this person can be told from everything about everybody else. */
  private static final class Someone {
    final long account;
    final int one;
    final int two;
    @Nullable String alias;
    @Nullable Preview preview;
    boolean inside;
    boolean agrees;

    Someone(long account) {
      this.account = account;
      int n = (int) (account - FIRST);
      // below the cap; sums and parts of different people never coincide
      one = 2_000 + 17 * n;
      two = 6_000 + 301 * n;
    }

    String shownAs() {
      return alias == null ? "Member " + account : alias;
    }

    boolean visible() {
      return inside && agrees;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingElseIsServed(long seed) {
    Random random = new Random(seed);
    World.empty(db);
    world = new World(db);
    walk = new Walk(world);
    boolean teams = random.nextBoolean();
    walk.open(
        Walk.rules(
            "total",
            teams
                ? new RulesBody.TeamRules(random.nextBoolean() ? "total" : "average", 1, 5)
                : null,
            "tenant",
            1 + random.nextInt(4)));
    for (int n = 0; n < PEOPLE; n++) {
      Someone someone = new Someone(FIRST + n);
      people.add(someone);
      if (random.nextInt(5) > 0) {
        join(someone, random, teams);
      }
    }
    world.handle();
    for (Someone someone : people) {
      if (someone.inside) {
        happen(someone, random);
      }
    }
    world.handle();

    people.forEach(viewer -> check(viewer, random));
    organiser();
  }

  private void join(Someone someone, Random random, boolean teams) {
    someone.alias =
        random.nextBoolean() ? "Heron of " + (char) ('A' + people.size()) + "-row" : null;
    someone.preview = walk.challenges(someone.account).preview(walk.id);
    @Nullable String team = null;
    @Nullable String newTeam = null;
    if (teams) {
      List<TeamList.Team> known = walk.participants(someone.account).teams(walk.id).teams();
      if (known.isEmpty() || random.nextInt(3) == 0) {
        newTeam = "Team of row " + known.size();
      } else {
        team = known.get(0).full() ? null : known.get(0).id();
        newTeam = team == null ? "Team of row " + known.size() : null;
      }
    }
    walk.join(
        someone.account,
        new ParticipantsResource.Wish(team, newTeam, null, null, 1, someone.alias, null));
    someone.inside = true;
    someone.agrees = true;
    world.walks(someone.account, "2026-11-03", someone.one, 0);
    world.walks(someone.account, "2026-11-04", someone.two, 0);
  }

  private void happen(Someone someone, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> {
        world.withdraws(someone.account);
        someone.agrees = false;
      }
      case 1 -> {
        walk.participants(someone.account).leave(walk.id);
        someone.inside = false;
      }
      case 2 -> {
        world.erases(someone.account);
        someone.inside = false;
      }
      default -> {
        // stays
      }
    }
  }

  private int shown() {
    return (int) people.stream().filter(Someone::visible).count();
  }

  private void check(Someone viewer, Random random) {
    String all = everything(viewer);
    boolean enough = shown() >= walk.view(viewer.account).rules().leastPeople();
    for (Someone other : people) {
      if (other == viewer) {
        continue;
      }
      boolean may = viewer.visible() && other.visible() && enough;
      String sum = Integer.toString(other.one + other.two);
      assertThat(all)
          .doesNotContain("@acme.example", "\"" + other.account + "\"")
          .doesNotContain(":" + other.one, ":" + other.two);
      if (other.alias != null) {
        assertThat(all).doesNotContain("Member " + other.account);
      }
      if (!may) {
        assertThat(all).doesNotContain(":" + sum, other.shownAs());
      } else {
        assertThat(all).contains(other.shownAs(), sum);
      }
    }
  }

  /** All that the viewer can ask for, but for the own days. */
  private String everything(Someone viewer) {
    List<Object> answers = new ArrayList<>();
    long account = viewer.account;
    answers.add(walk.challenges(account).list());
    answers.add(walk.view(account));
    TeamList teams = walk.participants(account).teams(walk.id);
    answers.add(teams);
    StandingsResource standings = world.as(account).http.get(StandingsResource.class);
    add(answers, () -> standings.standings(walk.id, null, "100", null));
    add(answers, () -> standings.standings(walk.id, "me", "100", null));
    add(answers, () -> standings.teams(walk.id));
    TeamResource page = world.as(account).http.get(TeamResource.class);
    teams.teams().forEach(team -> add(answers, () -> page.team(walk.id, team.id())));
    StringBuilder text = new StringBuilder();
    for (Object answer : answers) {
      JsonNode tree = json.valueToTree(answer);
      fieldsOfLines(tree, viewer);
      text.append(tree).append('\n');
    }
    new Boards(db.transactions(), () -> "", () -> "")
        .seenBy(World.ACME, new ChallengeId(Long.parseLong(walk.id)), new AccountId(account))
        .ifPresent(
            seen ->
                seen.lines()
                    .forEach(
                        line ->
                            text.append(line.name())
                                .append(':')
                                .append(BigDecimal.valueOf(line.score(), 3).intValue())
                                .append('\n')));
    return text.toString();
  }

  private interface Answer {
    Object get();
  }

  private static void add(List<Object> answers, Answer answer) {
    try {
      answers.add(answer.get());
    } catch (Problem e) {
      assertThat(e.code()).isEqualTo("challenge.participants-only");
    }
  }

  /** A line has the fields that the preview named, a number of this challenge, and "me". */
  private void fieldsOfLines(JsonNode answer, Someone viewer) {
    if (viewer.preview == null || !answer.has("lines") || answer.get("lines").isEmpty()) {
      return;
    }
    JsonNode first = answer.get("lines").get(0);
    if (first.has("members")) {
      return;
    }
    Set<String> known = new HashSet<>(viewer.preview.fields());
    known.addAll(Set.of("id", "me"));
    first
        .fieldNames()
        .forEachRemaining(
            field -> assertThat(known.contains(field) || first.get(field).isNull()).isTrue());
  }

  /** Names and teams; no score, and nobody who isn't to be seen. */
  private void organiser() {
    world.as(Walk.MANAGER);
    String all =
        json.valueToTree(world.http.get(OrganisedResource.class).detail(walk.id)).toString()
            + json.valueToTree(world.http.get(OrganisedResource.class).list())
            + json.valueToTree(world.http.get(AppealsResource.class).list(walk.id));
    for (Someone someone : people) {
      assertThat(all)
          .doesNotContain(":" + someone.one, ":" + someone.two, ":" + (someone.one + someone.two));
      if (someone.visible()) {
        assertThat(all).contains(someone.shownAs());
      } else {
        assertThat(all).doesNotContain(someone.shownAs());
      }
    }
  }
}
