package org.wellbundle.module.challenges.http;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.module.challenges.Joining;
import org.wellbundle.module.challenges.http.Views.ChallengeView;
import org.wellbundle.module.challenges.http.Views.Mine;
import org.wellbundle.module.challenges.http.Views.TeamRef;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.module.challenges.store.Standings;
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;

/** Reads challenges for somebody, in one transaction each. */
final class Reading {
  private final Transactions transactions;
  private final Clock clock;

  Reading(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A reader's open transaction on one challenge. */
  interface Work<T> {
    T run(Transaction tx, Challenge challenge) throws SQLException;
  }

  /** A reader's open transaction on a challenge he or she takes part in. */
  interface InsideWork<T> {
    T run(Transaction tx, Challenge challenge, Participant participant) throws SQLException;
  }

  Instant now() {
    return clock.instant();
  }

  static ChallengeId id(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw Joining.unknown();
    }
    return new ChallengeId(Long.parseLong(text));
  }

  /** With a challenge that members can see. */
  <T> T opened(Principal who, String id, Work<T> work) {
    return transactions.inTenant(
        who.tenant(),
        tx ->
            work.run(
                tx,
                new ChallengeTable(tx, who.tenant())
                    .find(id(id))
                    .filter(challenge -> challenge.openedAt() != null)
                    .orElseThrow(Joining::unknown)));
  }

  /** With a challenge the reader takes part in: nobody else sees how others do. */
  <T> T inside(Principal who, String id, InsideWork<T> work) {
    return opened(
        who,
        id,
        (tx, challenge) ->
            work.run(
                tx,
                challenge,
                new ParticipantTable(tx, who.tenant())
                    .find(challenge.id(), who.account())
                    .orElseThrow(
                        () ->
                            new Problem(
                                403,
                                "challenge.participants-only",
                                "Only those who take part see this. Join the challenge first."))));
  }

  List<ChallengeView> list(Principal who) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          List<ChallengeView> views = new ArrayList<>();
          for (Challenge challenge : new ChallengeTable(tx, who.tenant()).all(false)) {
            views.add(view(tx, who, challenge));
          }
          return views;
        });
  }

  ChallengeView view(Transaction tx, Principal who, Challenge challenge) throws SQLException {
    ParticipantTable participants = new ParticipantTable(tx, who.tenant());
    Optional<Participant> mine = participants.find(challenge.id(), who.account());
    ZoneId zone = who.timeZone();
    Challenge.Terms terms = challenge.terms();
    return new ChallengeView(
        challenge.id().toString(),
        terms.title(),
        terms.about(),
        challenge.state(now()),
        RulesBody.of(terms),
        terms.rules().unit(),
        at(terms.schedule().startsAt(), zone),
        at(terms.schedule().endsAt(), zone),
        at(terms.schedule().finalAt(), zone),
        participants.count(challenge.id()),
        Joining.closed(challenge, now()),
        mine.isPresent() ? mine(tx, who, challenge, mine.get()) : null);
  }

  private static Mine mine(
      Transaction tx, Principal who, Challenge challenge, Participant participant)
      throws SQLException {
    Standings standings = new Standings(tx, who.tenant(), challenge);
    Standings.@Nullable Line line = standings.of(who.account()).orElse(null);
    Long team = participant.team();
    return new Mine(
        Long.toString(participant.id()),
        participant.name(),
        team == null
            ? null
            : new TeamTable(tx, who.tenant(), challenge.id())
                .find(team)
                .map(each -> new TeamRef(Long.toString(each.id()), each.name()))
                .orElse(null),
        participant.leader(),
        participant.countsFrom(),
        line != null,
        line == null ? null : line.place(),
        Thousandths.shown(line == null ? participant.score() : line.score()));
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toOffsetDateTime();
  }

  static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? null : at(instant, zone);
  }
}
