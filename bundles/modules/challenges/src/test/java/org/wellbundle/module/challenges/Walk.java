package org.wellbundle.module.challenges;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Role;
import org.wellbundle.module.challenges.http.AppealResource;
import org.wellbundle.module.challenges.http.AppealsResource;
import org.wellbundle.module.challenges.http.ChallengesResource;
import org.wellbundle.module.challenges.http.Draft;
import org.wellbundle.module.challenges.http.ParticipantsResource;
import org.wellbundle.module.challenges.http.RulesBody;
import org.wellbundle.module.challenges.http.StandingsResource;
import org.wellbundle.module.challenges.http.Views.ChallengeView;
import org.wellbundle.module.challenges.http.Views.Made;
import org.wellbundle.module.challenges.http.Views.MyDays;
import org.wellbundle.module.challenges.http.Views.StandingsPage;
import org.wellbundle.module.challenges.http.Views.TeamStandings.TeamLine;

/** Two weeks of walking from 2 November, through the interface members use. */
final class Walk {
  static final long MANAGER = 900;

  final World world;
  private final long manager;
  String id = "";

  Walk(World world) {
    this(world, MANAGER);
  }

  /** At the manager's employer. */
  Walk(World world, long manager) {
    this.world = world;
    this.manager = manager;
  }

  static RulesBody steps(String type) {
    return rules(type, null, "tenant", 1);
  }

  static RulesBody rules(
      String type, RulesBody.@Nullable TeamRules teams, String joining, int leastPeople) {
    return new RulesBody(
        type,
        "steps",
        BigDecimal.valueOf(8_000),
        LocalDate.parse("2026-11-02"),
        LocalDate.parse("2026-11-15"),
        24,
        BigDecimal.valueOf(30_000),
        "excluded",
        null,
        "competition",
        teams,
        true,
        joining,
        leastPeople);
  }

  ChallengesResource challenges(long account) {
    return world.as(account).http.get(ChallengesResource.class);
  }

  ParticipantsResource participants(long account) {
    return world.as(account).http.get(ParticipantsResource.class);
  }

  StandingsPage standings(long account) {
    return world.as(account).http.get(StandingsResource.class).standings(id, null, null, null);
  }

  Walk open(RulesBody rules) {
    draft(rules);
    challenges(manager).open(id);
    return this;
  }

  void draft(RulesBody rules) {
    world.current.roles = Set.of(Role.MEMBER, Role.PROGRAMME_MANAGER);
    Made made = (Made) challenges(manager).draft(new Draft("November walk", "", rules)).getEntity();
    id = made.id();
  }

  void join(long account) {
    join(account, new ParticipantsResource.Wish(null, null, null, null, 1, null, null));
  }

  void joinWithHistory(long account) {
    join(account, new ParticipantsResource.Wish(null, null, null, true, 1, null, null));
  }

  void join(long account, ParticipantsResource.Wish wish) {
    participants(account).join(id, wish);
  }

  List<TeamLine> teams(long account) {
    return world.as(account).http.get(StandingsResource.class).teams(id).lines();
  }

  void asks(long account, String date) {
    world
        .as(account)
        .http
        .get(AppealResource.class)
        .ask(id, date, new AppealResource.Question("My watch was charging, I noted it down."));
  }

  /** The organiser answers everything that waits. */
  void answer(boolean accepted) {
    AppealsResource appeals = world.as(manager).http.get(AppealsResource.class);
    appeals.list(id).appeals().stream()
        .filter(one -> one.accepted() == null)
        .forEach(
            one -> appeals.answer(id, one.id(), new AppealsResource.Decision(accepted, "Seen.")));
  }

  MyDays days(long account) {
    return challenges(account).days(id);
  }

  ChallengeView view(long account) {
    return challenges(account).detail(id);
  }

  int place(long account) {
    return view(account).mine().place();
  }

  void askForTheEnd() {
    new Finals(world.db.transactions(), world, world, world).ask(World.tenantOf(manager));
  }
}
