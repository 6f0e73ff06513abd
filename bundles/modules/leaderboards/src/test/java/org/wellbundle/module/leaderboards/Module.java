package org.wellbundle.module.leaderboards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.ToldBrowsers;

/** The module on one node. */
final class Module implements AutoCloseable {
  final ToldBrowsers browsers = new ToldBrowsers();
  final Announcements announcements = new Announcements(browsers, Duration.ofMillis(30));
  final Calculation calculation;
  final Participation participation;
  final LeaderboardsEvents events;
  final Boards boards;
  final SignedIn caller = new SignedIn();
  final BoardResource board;
  final ParticipationResource part;
  final Friends friends;
  final FriendsResource circle;
  final ChallengeScopes challenges = new ChallengeScopes();

  Module(Transactions transactions, House house) {
    calculation = new Calculation(transactions, house, Clock.systemUTC());
    participation = new Participation(transactions, house, calculation, announcements);
    events = new LeaderboardsEvents(calculation, announcements);
    boards = new Boards(transactions, house, house, Clock.systemUTC());
    friends = new Friends(transactions, boards, house, announcements);
    circle = new FriendsResource(friends, caller);
    board = new BoardResource(boards, friends, challenges, caller);
    part =
        new ParticipationResource(transactions, boards, participation, challenges, house, caller);
  }

  /** What the sync tells when data of some days changed. */
  static Event changed(TenantId tenant, AccountId account, Span span) {
    return event(
        EventTypes.MEASUREMENTS_CHANGED,
        tenant,
        account,
        Map.of("from", span.from().toString(), "to", span.to().toString()));
  }

  static Event event(String type, TenantId tenant, AccountId account, Map<String, String> ids) {
    return new Event(1, type, tenant, account, ids, Instant.EPOCH, "corr");
  }

  Principal principal(TenantId tenant, AccountId account) {
    ProfileId profile = new ProfileId(account.value());
    return new Principal(
        tenant,
        account,
        profile,
        Set.of(profile),
        Set.of(Role.MEMBER),
        caller.locale,
        caller.timeZone,
        "session",
        "csrf");
  }

  /** A whole board as rank, name, score. */
  List<String> lines(TenantId tenant, AccountId viewer, BoardKey key) {
    return boards
        .view(principal(tenant, viewer), key, new Boards.Part(false, 0, 10_000))
        .orElseThrow()
        .lines()
        .stream()
        .map(line -> line.rank() + " " + line.name() + " " + line.score())
        .toList();
  }

  @Override
  public void close() {
    announcements.stop();
  }
}
