package org.wellbundle.module.challenges.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeState;

/** What the interface answers. */
public final class Views {
  private Views() {}

  /** Challenges, the one that ends last first. */
  public record ChallengeList(List<ChallengeView> challenges) {}

  /**
   * A challenge as members see it.
   *
   * @param unit of scores; {@code d} where days are counted
   * @param finalAt from then on nothing changes
   * @param closed code that says why nobody can join now, null when one can
   * @param mine null when the reader doesn't take part
   */
  public record ChallengeView(
      String id,
      String title,
      String about,
      ChallengeState state,
      RulesBody rules,
      String unit,
      OffsetDateTime startsAt,
      OffsetDateTime endsAt,
      OffsetDateTime finalAt,
      int participants,
      @Nullable String closed,
      @Nullable Mine mine) {}

  /**
   * The reader's own part in it.
   *
   * @param seen false when the consent to be seen was taken back: the reader has no place
   */
  public record Mine(
      String id,
      String name,
      @Nullable TeamRef team,
      boolean leader,
      LocalDate countsFrom,
      boolean seen,
      @Nullable Integer place,
      BigDecimal score) {}

  /** A team's number and name. */
  public record TeamRef(String id, String name) {}

  /** Teams one can join. */
  public record TeamList(List<Team> teams) {
    /**
     * A team and its size.
     *
     * @param leader name of who leads it
     * @param byInvitation only who has its code may join
     * @param picture address of its picture, null without one
     */
    public record Team(
        String id,
        String name,
        int members,
        boolean full,
        @Nullable String leader,
        boolean byInvitation,
        @Nullable String picture) {}
  }

  /**
   * A team as those who take part see it.
   *
   * @param missing how many more have to take part in the challenge before others are shown
   * @param place null while the team is too small for one, or places aren't shown
   * @param code for those its members invite; null for everybody else
   * @param lines its members, best first
   */
  public record TeamView(
      TeamList.Team team,
      ChallengeState state,
      String unit,
      int missing,
      @Nullable Integer place,
      @Nullable BigDecimal score,
      boolean mine,
      boolean leading,
      @Nullable String code,
      List<Line> lines) {
    @Override
    public String toString() {
      return "TeamView[" + team.id() + "]";
    }
  }

  /**
   * Exactly what others would see of the reader, and what agreeing to it means.
   *
   * @param fields of a line of the standings, all there are
   * @param organiserFields what the organiser sees of a participant
   * @param agreed whether the reader has agreed to be seen already
   * @param purpose name of what is agreed to in the privacy centre
   * @param version of its notice
   * @param countsFrom first day that counts when joining now
   * @param historyFrom first day that counts when days before joining are to count, too
   */
  public record Preview(
      String name,
      List<String> fields,
      List<String> organiserFields,
      boolean agreed,
      String purpose,
      String kind,
      int version,
      LocalDate countsFrom,
      LocalDate historyFrom) {}

  /**
   * A page of standings.
   *
   * @param asOf when the newest change came; null before the first
   * @param of how many have a place
   * @param missing how many more have to take part before others are shown
   * @param next cursor of the next page, null on the last
   */
  public record StandingsPage(
      ChallengeState state,
      String unit,
      @Nullable OffsetDateTime asOf,
      int of,
      int missing,
      @Nullable Line me,
      List<Line> lines,
      @Nullable String next) {}

  /** One participant as the others see him or her, and nothing more. */
  public record Line(
      String id, int place, String name, @Nullable TeamRef team, BigDecimal score, boolean me) {}

  /** Teams, the best first. */
  public record TeamStandings(ChallengeState state, String unit, List<TeamLine> lines) {
    /**
     * @param place null while the team is too small for one
     */
    public record TeamLine(
        String id,
        @Nullable Integer place,
        String name,
        int members,
        BigDecimal score,
        boolean mine) {}
  }

  /**
   * The reader's own days.
   *
   * @param changes what moved the points, newest first
   * @param implausibleAbove a day above this is marked, and counts all the same
   */
  public record MyDays(
      String unit,
      LocalDate countsFrom,
      BigDecimal score,
      List<Day> days,
      List<Change> changes,
      BigDecimal implausibleAbove) {}

  /**
   * A day: {@code measured = excluded + capped + counted}.
   *
   * @param flags {@code byHand}, {@code implausible}
   * @param appeal what the reader asked the organiser about it, null when nothing
   */
  public record Day(
      LocalDate date,
      BigDecimal measured,
      BigDecimal byHand,
      BigDecimal excluded,
      BigDecimal capped,
      BigDecimal counted,
      BigDecimal points,
      List<String> flags,
      @Nullable Appeal appeal) {}

  /**
   * A question to the organiser about a day.
   *
   * @param accepted null until it is answered
   */
  public record Appeal(
      String words,
      OffsetDateTime writtenAt,
      @Nullable Boolean accepted,
      @Nullable String answer) {}

  /** What members asked the organiser; unanswered first. */
  public record AppealList(List<Asked> appeals) {}

  /**
   * A question as the organiser sees it: the one day the member asked about, as it was then.
   *
   * @param accepted null until it is answered
   */
  public record Asked(
      String id,
      String name,
      LocalDate date,
      String words,
      BigDecimal measured,
      BigDecimal excluded,
      List<String> flags,
      OffsetDateTime writtenAt,
      @Nullable Boolean accepted,
      @Nullable String answer) {}

  /**
   * A change of a day's points.
   *
   * @param reason {@code arrived}, {@code more}, {@code corrected}, {@code removed}, {@code
   *     recounted}, {@code answered} (by the organiser), {@code late} or {@code lateMore}
   */
  public record Change(
      LocalDate date, BigDecimal counted, BigDecimal added, String reason, OffsetDateTime at) {}

  /** Challenges with drafts, as organisers see them. */
  public record OrganisedList(List<Organised> challenges) {}

  /**
   * @param invitation code for those who are invited; null when everybody may join
   */
  public record Organised(
      String id,
      String title,
      String about,
      ChallengeState state,
      RulesBody rules,
      OffsetDateTime finalAt,
      int participants,
      @Nullable String invitation) {}

  /**
   * One challenge with who takes part.
   *
   * @param sums null while too few take part to hide anybody among them
   */
  public record OrganisedDetail(
      Organised challenge, List<Member> members, List<TeamList.Team> teams, @Nullable Sums sums) {}

  /** Somebody who takes part; no score. */
  public record Member(String name, @Nullable String team) {}

  /** Over all who take part, rounded. */
  public record Sums(int people, long days, BigDecimal averagePerDay, String unit) {}

  /** What was made. */
  public record Made(String id) {}
}
