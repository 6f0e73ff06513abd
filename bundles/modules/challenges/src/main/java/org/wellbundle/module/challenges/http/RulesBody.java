package org.wellbundle.module.challenges.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wellbundle.module.challenges.scoring.Measure;
import org.wellbundle.module.challenges.scoring.Rules;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.Challenge;

/**
 * The rules of a challenge, as they are written and read.
 *
 * @param type {@code total}, {@code average}, {@code checkpoint} or {@code streak}
 * @param metric {@code steps}, {@code distance}, {@code activeMinutes} or {@code elevation}
 * @param threshold what a day has to reach, in the metric's unit; for checkpoints and streaks
 * @param graceHours how long late data still counts after the last day is over everywhere
 * @param dailyCap most that counts on a day; null for no limit
 * @param byHand {@code excluded}, {@code capped} or {@code flagged}: what was typed in
 * @param byHandCap how much of it counts a day where it is capped
 * @param ties {@code competition} (1-2-2-4) or {@code dense} (1-2-2-3)
 * @param teams null for a challenge without teams
 * @param joining {@code tenant} or {@code invited}
 * @param leastPeople how many have to take part before anybody sees the others
 */
public record RulesBody(
    @Nullable String type,
    @Nullable String metric,
    @Nullable BigDecimal threshold,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @Nullable Integer graceHours,
    @Nullable BigDecimal dailyCap,
    @Nullable String byHand,
    @Nullable BigDecimal byHandCap,
    @Nullable String ties,
    @Nullable TeamRules teams,
    @Nullable Boolean lateJoining,
    @Nullable String joining,
    @Nullable Integer leastPeople) {

  /**
   * @param score {@code total}, or {@code average} by the number of members the team has
   * @param least smallest size for a place
   * @param most largest size
   */
  public record TeamRules(
      @Nullable String score, @Nullable Integer least, @Nullable Integer most) {}

  static RulesBody of(Challenge.Terms terms) {
    Rules rules = terms.rules();
    Challenge.Teams teams = terms.teams();
    return new RulesBody(
        word(rules.type()),
        rules.measure().wireName(),
        rules.type().countsDays() ? Thousandths.shown(rules.threshold()) : null,
        rules.from(),
        rules.to(),
        terms.graceHours(),
        shown(rules.dailyCap()),
        word(rules.byHand()),
        rules.byHand() == Rules.ByHand.CAPPED ? Thousandths.shown(rules.byHandCap()) : null,
        word(terms.ties()),
        teams.any() ? new TeamRules(word(teams.score()), teams.least(), teams.most()) : null,
        terms.lateJoining(),
        terms.invitation() == null ? "tenant" : "invited",
        terms.leastPeople());
  }

  private static @Nullable BigDecimal shown(@Nullable Long thousandths) {
    return thousandths == null ? null : Thousandths.shown(thousandths);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Measure measure(@Nullable String name) {
    for (Measure each : Measure.values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    return null;
  }
}
