package org.wellbundle.module.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.module.challenges.Umpire.Amount;
import org.wellbundle.module.challenges.Umpire.Player;
import org.wellbundle.module.challenges.http.ParticipantsResource;
import org.wellbundle.module.challenges.http.RulesBody;
import org.wellbundle.module.challenges.http.StandingsResource;
import org.wellbundle.module.challenges.http.Views;
import org.wellbundle.platform.database.testing.TestDatabase;

/**
 * A season in three tenants, day by day: people walk, sync late, correct and delete, wear a second
 * device, type in, ask the organiser, change teams, leave and come back, take consents back, are
 * erased; events come twice, and the module is away now and then. In the end an independent
 * calculation agrees with every line. With {@code -Dsoak=true} two thousand people.
 */
class SeasonTest {
  private static final int MEMBERS = Boolean.getBoolean("soak") ? 2_000 : 60;
  private static final int DAYS = 14;
  private static final LocalDate FIRST = LocalDate.parse("2026-11-02");
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");

  @RegisterExtension static final TestDatabase db = TestDatabase.with(ChallengesSchema.changes());

  private final Random random = new Random(11);
  private final World world = new World(db);
  private final List<Employer> employers = new ArrayList<>();

  @BeforeAll
  static void consents() {
    World.prepare(db);
    World.empty(db);
  }

  /** A tenant with its challenge and people. */
  private final class Employer {
    final Walk walk;
    final Umpire umpire;
    final RulesBody rules;
    final Map<Long, Player> players = new HashMap<>();

    Employer(long manager, RulesBody rules) {
      this.walk = new Walk(world, manager).open(rules);
      this.umpire = new Umpire(rules);
      this.rules = rules;
      long first = manager / 10_000 * 10_000 + 1_000;
      for (long n = 0; n < MEMBERS / 3; n++) {
        players.put(first + n, new Player("Member " + (first + n)));
      }
    }

    private boolean teams() {
      return rules.teams() != null;
    }

    void something(long account, Player player) {
      switch (random.nextInt(20)) {
        case 0 -> leave(account, player);
        case 1 -> join(account, player);
        case 2 -> {
          world.withdraws(account);
          player.seen = false;
        }
        case 3 -> {
          world.agreesAgain(account);
          player.seen = true;
        }
        case 4 -> changeTeam(account, player);
        case 5 -> ask(account, player);
        case 6, 7 -> delete(account, player);
        default -> walk(account, player);
      }
    }

    void join(long account, Player player) {
      if (player.inside) {
        return;
      }
      boolean history = random.nextBoolean();
      @Nullable String team = teams() ? "Team " + random.nextInt(5) : null;
      walk.join(account, wish(account, team, history));
      player.inside = true;
      player.seen = true;
      player.team = team;
      LocalDate today = world.now.atZone(HOME).toLocalDate();
      player.countsFrom = history || today.isBefore(FIRST) ? FIRST : today;
    }

    private ParticipantsResource.Wish wish(long account, @Nullable String team, boolean history) {
      @Nullable String known = team == null ? null : number(account, team);
      return new ParticipantsResource.Wish(
          known, known == null ? team : null, null, history, 1, null, null);
    }

    private @Nullable String number(long account, String team) {
      return walk.participants(account).teams(walk.id).teams().stream()
          .filter(each -> each.name().equals(team))
          .map(Views.TeamList.Team::id)
          .findFirst()
          .orElse(null);
    }

    private void changeTeam(long account, Player player) {
      if (!player.inside || !teams()) {
        return;
      }
      String team = "Team " + random.nextInt(5);
      if (!team.equals(player.team)) {
        @Nullable String known = number(account, team);
        walk.participants(account)
            .changeTeam(
                walk.id,
                new ParticipantsResource.OtherTeam(known, known == null ? team : null, null));
        player.team = team;
      }
    }

    private void leave(long account, Player player) {
      if (player.inside) {
        walk.participants(account).leave(walk.id);
        player.inside = false;
        player.team = null;
      }
    }

    private LocalDate someDay() {
      LocalDate today = world.now.atZone(HOME).toLocalDate();
      // mostly today, now and then a late sync or a day outside of the challenge
      return today.minusDays(random.nextInt(3) == 0 ? random.nextInt(6) : 0);
    }

    private void walk(long account, Player player) {
      LocalDate date = someDay();
      BigDecimal value = BigDecimal.valueOf(random.nextInt(40_000_000), 3);
      BigDecimal byHand =
          random.nextInt(4) == 0
              ? BigDecimal.valueOf(random.nextInt(8_000_000), 3).min(value)
              : BigDecimal.ZERO;
      String device = random.nextInt(6) == 0 ? "ring" : "watch";
      player
          .devices
          .computeIfAbsent(date, each -> new HashMap<>())
          .put(device, new Amount(value, byHand));
      tell(account, player, date);
    }

    private void delete(long account, Player player) {
      LocalDate date = someDay();
      player.devices.remove(date);
      tell(account, player, date);
    }

    private void tell(long account, Player player, LocalDate date) {
      Amount day = player.day(date);
      if (day == null) {
        world.forgets(account, date.toString());
      } else {
        world.walks(
            account, date.toString(), day.value().doubleValue(), day.byHand().doubleValue());
      }
    }

    /** About a day that has something left out; always answered with yes, and only once. */
    private void ask(long account, Player player) {
      world.handle();
      if (!player.shown()) {
        return;
      }
      for (Views.Day day : walk.days(account).days()) {
        if (day.excluded().signum() > 0 && day.appeal() == null) {
          walk.asks(account, day.date().toString());
          walk.answer(true);
          player.allowed.merge(day.date(), day.excluded(), BigDecimal::add);
          return;
        }
      }
    }

    List<String> served() {
      List<String> lines = new ArrayList<>();
      StandingsResource standings = world.as(viewer()).http.get(StandingsResource.class);
      @Nullable String cursor = null;
      do {
        Views.StandingsPage page = standings.standings(walk.id, null, "100", cursor);
        page.lines()
            .forEach(
                line ->
                    lines.add(
                        Umpire.line(
                            line.place(),
                            line.name(),
                            line.score(),
                            line.team() == null ? null : line.team().name())));
        cursor = page.next();
      } while (cursor != null);
      return lines;
    }

    List<String> servedTeams() {
      return walk.teams(viewer()).stream()
          .filter(team -> team.place() != null)
          .map(team -> Umpire.line(team.place(), team.name(), team.score(), null))
          .toList();
    }

    long viewer() {
      return players.entrySet().stream()
          .filter(each -> each.getValue().shown())
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    void compare() {
      assertThat(served()).containsExactlyInAnyOrderElementsOf(umpire.lines(players.values()));
      assertThat(servedTeams()).containsExactlyInAnyOrderElementsOf(umpire.teams(players.values()));
    }
  }

  @Test
  void anIndependentCalculationAgreesWithEveryFinalStanding() {
    world.now = Instant.parse("2026-11-01T08:00:00Z");
    employers.add(new Employer(10_900, rules("total", "total", "excluded", "competition")));
    employers.add(new Employer(20_900, rules("average", "average", "capped", "competition")));
    employers.add(new Employer(30_900, rules("streak", null, "flagged", "dense")));
    for (int day = 0; day < DAYS + 1; day++) {
      for (Employer employer : employers) {
        employer.players.forEach(
            (account, player) -> {
              if (random.nextInt(3) == 0) {
                employer.join(account, player);
              }
              employer.walk(account, player);
              employer.something(account, player);
            });
        erase(employer);
      }
      // away on some days; then all of it at once, some of it twice
      if (random.nextInt(3) > 0) {
        world.handle();
        for (int n = 0; n < 20; n++) {
          world.handleAgain(random.nextInt(world.outbox.size()));
        }
        employers.forEach(Employer::compare);
      }
      world.now = world.now.plusSeconds(24 * 3600);
    }
    world.handle();
    employers.forEach(Employer::compare);

    world.now = Instant.parse("2026-11-17T12:00:01Z");
    employers.forEach(employer -> employer.walk.askForTheEnd());
    // measured in the grace period, handled in order: what came in before the end counts
    world.handle();
    List<List<String>> finals = employers.stream().map(Employer::served).toList();
    for (Employer employer : employers) {
      employer.compare();
      employer.players.forEach((account, player) -> world.walks(account, "2026-11-10", 39_999, 0));
    }
    world.handle();

    assertThat(employers.stream().map(Employer::served).toList()).isEqualTo(finals);
    assertThat(employers)
        .allSatisfy(employer -> assertThat(employer.served()).hasSizeGreaterThan(5));
    assertThat(db.violations()).isEmpty();
  }

  private void erase(Employer employer) {
    if (random.nextInt(4) == 0) {
      List<Long> all = new ArrayList<>(employer.players.keySet());
      long account = all.get(random.nextInt(all.size()));
      employer.players.remove(account);
      world.erases(account);
    }
  }

  private static RulesBody rules(String type, @Nullable String teams, String byHand, String ties) {
    return new RulesBody(
        type,
        "steps",
        type.equals("streak") ? BigDecimal.valueOf(8_000) : null,
        FIRST,
        FIRST.plusDays(DAYS - 1),
        24,
        BigDecimal.valueOf(30_000),
        byHand,
        byHand.equals("capped") ? BigDecimal.valueOf(3_000) : null,
        ties,
        teams == null ? null : new RulesBody.TeamRules(teams, 2, 1_000),
        true,
        "tenant",
        1);
  }
}
