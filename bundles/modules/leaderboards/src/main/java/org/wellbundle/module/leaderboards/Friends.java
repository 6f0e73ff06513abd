package org.wellbundle.module.leaderboards;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.module.leaderboards.BoardResource.Row;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;

/**
 * Friends: two who both wanted it see each other by name on a board of their own, also when they
 * are private everywhere else. The circle is small, so a board is made for each answer.
 */
@Component(service = Friends.class)
public final class Friends {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 10;
  private static final int MOST = 200;

  private final Transactions transactions;
  private final Boards boards;
  private final AccountContacts contacts;
  private final Announcements announcements;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public Friends(
      @Reference Transactions transactions,
      @Reference Boards boards,
      @Reference AccountContacts contacts,
      @Reference Announcements announcements) {
    this.transactions = transactions;
    this.boards = boards;
    this.contacts = contacts;
    this.announcements = announcements;
  }

  /** A friend by seat and name. */
  record Named(int seat, String name) {}

  /** What the person hands out, and who is a friend already. */
  record Circle(String code, List<Named> friends) {}

  /** Empty for who doesn't take part. */
  Optional<Ranked> board(Principal who, BoardKey key) {
    return transactions
        .inTenant(
            who.tenant(),
            tx ->
                takesPart(tx, who)
                    ? Optional.of(FriendTable.board(tx, who.account(), key))
                    : Optional.<List<FriendTable.Scored>>empty())
        .map(scored -> ranked(who, scored));
  }

  private Ranked ranked(Principal who, List<FriendTable.Scored> scored) {
    Map<AccountId, String> names =
        contacts.displayNames(
            who.tenant(),
            scored.stream().map(FriendTable.Scored::account).collect(Collectors.toSet()));
    List<Row> rows = new ArrayList<>();
    int rank = 0;
    int before = Integer.MIN_VALUE;
    for (FriendTable.Scored one : scored) {
      String name = names.get(one.account());
      if (name != null) {
        rank = one.score() == before ? rank : rows.size() + 1;
        before = one.score();
        rows.add(
            new Row(
                rank,
                name,
                false,
                BigDecimal.valueOf(one.score()),
                one.account().equals(who.account())));
      }
    }
    return new Ranked(rows);
  }

  Circle circle(Principal who) {
    record Found(String code, List<FriendTable.Friend> friends) {}
    Found found =
        transactions.inTenant(
            who.tenant(),
            tx -> {
              must(tx, who);
              @Nullable String code = FriendTable.code(tx, who.account()).orElse(null);
              if (code == null) {
                code = next();
                FriendTable.code(tx, who.account(), code);
              }
              return new Found(code, FriendTable.friends(tx, who.account()));
            });
    Set<AccountId> accounts =
        found.friends().stream().map(FriendTable.Friend::account).collect(Collectors.toSet());
    Map<AccountId, String> names = contacts.displayNames(who.tenant(), accounts);
    List<Named> friends = new ArrayList<>();
    for (FriendTable.Friend friend : found.friends()) {
      String name = names.get(friend.account());
      if (name != null) {
        friends.add(new Named(friend.seat(), name));
      }
    }
    return new Circle(found.code(), friends);
  }

  void newCode(Principal who) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          must(tx, who);
          FriendTable.code(tx, who.account(), next());
        });
  }

  void accept(Principal who, String code) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          must(tx, who);
          AccountId other =
              FriendTable.whose(tx, code.toUpperCase(Locale.ROOT))
                  .filter(one -> !one.equals(who.account()))
                  .orElseThrow(
                      () ->
                          new Problem(
                              404,
                              "leaderboards.friend-code-unknown",
                              "This code opens nothing. Ask your friend for a new one."));
          if (FriendTable.friends(tx, who.account()).size() >= MOST) {
            throw new Problem(
                409, "leaderboards.friends-full", "That are as many friends as there can be.");
          }
          FriendTable.befriend(tx, who.account(), other);
        });
    announcements.moved(who.tenant());
  }

  /** Ends it for both. Nothing happens when there is no such friend. */
  void part(Principal who, int seat) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          for (FriendTable.Friend friend : FriendTable.friends(tx, who.account())) {
            if (friend.seat() == seat) {
              FriendTable.part(tx, who.account(), friend.account());
            }
          }
        });
    announcements.moved(who.tenant());
  }

  private boolean takesPart(Transaction tx, Principal who) throws SQLException {
    return MemberTable.find(tx, who.tenant(), who.account()).isPresent()
        && boards.takesPart(tx, who.account());
  }

  private void must(Transaction tx, Principal who) throws SQLException {
    if (!takesPart(tx, who)) {
      throw BoardResource.notJoined();
    }
  }

  private String next() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int n = 0; n < LENGTH; n++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
