package org.wellbundle.module.challenges.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.module.challenges.scoring.Measure;
import org.wellbundle.module.challenges.scoring.Rules;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.Challenge.TeamScore;
import org.wellbundle.module.challenges.store.Challenge.Teams;
import org.wellbundle.module.challenges.store.Challenge.Terms;
import org.wellbundle.platform.http.Problem;

/** What an organiser writes, and how it becomes rules. */
public record Draft(@Nullable String title, @Nullable String about, @Nullable RulesBody rules) {
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_ABOUT = 600;
  private static final int MOST_DAYS = 366;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  /**
   * @param invitation code for those who are invited
   */
  Terms terms(ZoneId zone, String invitation) {
    String name = title == null ? "" : title.strip();
    String words = about == null ? "" : about.strip();
    check("title", !name.isEmpty() && name.length() <= LONGEST_TITLE);
    check("about", words.length() <= LONGEST_ABOUT);
    RulesBody body = rules;
    if (body == null) {
      throw invalid("rules");
    }
    return new Terms(
        name,
        words,
        rules(body),
        zone,
        between("graceHours", body.graceHours(), 24, 0, 168),
        constant("ties", Rules.Ties.class, body.ties(), Rules.Ties.COMPETITION),
        teams(body.teams()),
        !Boolean.FALSE.equals(body.lateJoining()),
        invited(body.joining()) ? invitation : null,
        between("leastPeople", body.leastPeople(), 2, 1, 1_000));
  }

  private static Rules rules(RulesBody body) {
    Rules.Type type = constant("type", Rules.Type.class, body.type(), null);
    Measure measure = RulesBody.measure(body.metric());
    LocalDate from = body.startsOn();
    LocalDate to = body.endsOn();
    check("metric", measure != null);
    check("startsOn", from != null);
    check("endsOn", to != null);
    if (measure == null || from == null || to == null) {
      throw invalid("rules");
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    check("endsOn", days >= 1 && days <= MOST_DAYS);
    check("startsOn", from.getYear() >= 2000 && from.getYear() < 2200);
    Rules.ByHand byHand =
        constant("byHand", Rules.ByHand.class, body.byHand(), Rules.ByHand.EXCLUDED);
    return new Rules(
        type,
        measure,
        type.countsDays() ? amount("threshold", body.threshold()) : 0,
        from,
        to,
        body.dailyCap() == null ? null : amount("dailyCap", body.dailyCap()),
        byHand,
        byHand == Rules.ByHand.CAPPED ? amount("byHandCap", body.byHandCap()) : 0);
  }

  private static Teams teams(RulesBody.@Nullable TeamRules teams) {
    if (teams == null) {
      return new Teams(TeamScore.NONE, 0, 0);
    }
    TeamScore score = constant("teams.score", TeamScore.class, teams.score(), null);
    int least = between("teams.least", teams.least(), 2, 1, 1_000);
    int most = between("teams.most", teams.most(), 10, 2, 1_000);
    check("teams.score", score != TeamScore.NONE);
    check("teams.most", least <= most);
    return new Teams(score, least, most);
  }

  private static boolean invited(@Nullable String joining) {
    check("joining", joining == null || joining.equals("tenant") || joining.equals("invited"));
    return "invited".equals(joining);
  }

  private static long amount(String field, @Nullable BigDecimal value) {
    if (value == null || value.signum() <= 0 || value.compareTo(MOST) > 0) {
      throw invalid(field);
    }
    return Thousandths.of(value.doubleValue());
  }

  private static int between(
      String field, @Nullable Integer value, int usual, int least, int most) {
    int chosen = value == null ? usual : value;
    check(field, chosen >= least && chosen <= most);
    return chosen;
  }

  private static <E extends Enum<E>> E constant(
      String field, Class<E> type, @Nullable String word, @Nullable E usual) {
    if (word == null && usual != null) {
      return usual;
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw invalid(field);
  }

  private static void check(String field, boolean fine) {
    if (!fine) {
      throw invalid(field);
    }
  }

  private static Problem invalid(String field) {
    return new Problem(
        400,
        "challenge.invalid",
        "Check this field of the challenge: " + field + ".",
        Map.of("field", field));
  }
}
