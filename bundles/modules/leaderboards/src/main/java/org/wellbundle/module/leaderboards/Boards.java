package org.wellbundle.module.leaderboards;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.module.leaderboards.BoardTable.Version;
import org.wellbundle.module.leaderboards.MemberTable.Seen;
import org.wellbundle.module.leaderboards.board.OrderBoard;
import org.wellbundle.module.leaderboards.board.OrderBoard.Line;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.ConsentCheck;

/** The boards of this node, built when somebody wants to see them. */
@Component(service = Boards.class)
public final class Boards {
  /** Boards nobody looked at for so long are dropped when another one is built. */
  private static final Duration IDLE = Duration.ofMinutes(30);

  private static final int TRIES = 20;

  private final Transactions transactions;
  private final ConsentCheck consents;
  private final Faces faces;
  private final Clock clock;
  private final Map<BoardKey, LiveBoard> boards = new ConcurrentHashMap<>();

  @Activate
  public Boards(
      @Reference Transactions transactions,
      @Reference ConsentCheck consents,
      @Reference AccountContacts contacts,
      @Reference(target = LeaderboardsSchema.READY) SchemaReady schema) {
    this(transactions, consents, contacts, Clock.systemUTC());
  }

  Boards(Transactions transactions, ConsentCheck consents, AccountContacts contacts, Clock clock) {
    this.transactions = transactions;
    this.consents = consents;
    this.faces = new Faces(transactions, contacts);
    this.clock = clock;
  }

  /**
   * Which part of a board.
   *
   * @param aroundMe centred on the one who asks; from the place on when he or she isn't on it
   */
  record Part(boolean aroundMe, int place, int most) {}

  /** A line somebody else may see. */
  record Shown(int place, int rank, int score, String name, boolean alias, boolean me) {}

  /**
   * Where the one who asks is, or would be.
   *
   * @param toNext what is missing to the score before; null for who leads
   */
  record Mine(int rank, int score, @Nullable Integer toNext, boolean onBoard) {}

  /**
   * @param mine null without a single day that counts
   */
  record View(
      Instant asOf,
      Version version,
      int participants,
      @Nullable Mine mine,
      List<CountedDay> days,
      List<Shown> lines) {}

  /** Empty for who doesn't take part. */
  Optional<View> view(Principal who, BoardKey key, Part part) {
    for (int each = 0; each < TRIES; each++) {
      Optional<Draft> draft =
          transactions.inTenant(key.tenant(), tx -> draft(tx, who.account(), key, part));
      if (draft.isEmpty()) {
        return Optional.empty();
      }
      Draft found = draft.get();
      Optional<List<Shown>> lines =
          faces.of(key.tenant(), who.account(), found.lines(), found.seated());
      if (lines.isPresent()) {
        return lines.map(found::shown);
      }
    }
    throw new IllegalStateException("a board of tenant " + key.tenant() + " doesn't come to rest");
  }

  /** Whether the person takes part and may see others. */
  boolean takesPart(Transaction tx, AccountId account) throws SQLException {
    return consents.allows(
        tx,
        account,
        LeaderboardsPurpose.DECLARATION.purpose(),
        DataKind.ACTIVITY,
        LeaderboardsPurpose.DECLARATION.recipient());
  }

  /** Lines by seat, and who sits there; some may be gone, or not to be seen any more. */
  private record Draft(
      Instant asOf,
      Version version,
      int participants,
      @Nullable Mine mine,
      List<CountedDay> days,
      List<Line> lines,
      Map<Integer, Seen> seated) {
    View shown(List<Shown> shown) {
      return new View(asOf, version, participants, mine, days, shown);
    }
  }

  private Optional<Draft> draft(Transaction tx, AccountId me, BoardKey key, Part part)
      throws SQLException {
    Optional<Participant> participant = MemberTable.find(tx, key.tenant(), me);
    if (participant.isEmpty() || !takesPart(tx, me)) {
      return Optional.empty();
    }
    int seat = participant.get().seat();
    List<CountedDay> days = DayTable.of(tx, me, key);
    Instant now = clock.instant();
    LiveBoard board = board(key, now);
    Version version = board.catchUp(tx, now);
    Draft draft =
        board.read(
            order ->
                new Draft(
                    now,
                    version,
                    order.size(),
                    mine(order, seat, days),
                    days,
                    order.page(first(order, seat, part), part.most()),
                    Map.of()));
    Set<Integer> seats = draft.lines().stream().map(Line::seat).collect(Collectors.toSet());
    return Optional.of(
        new Draft(
            now,
            version,
            draft.participants(),
            draft.mine(),
            days,
            draft.lines(),
            MemberTable.seated(tx, key.tenant(), seats)));
  }

  private static int first(OrderBoard board, int seat, Part part) {
    if (!part.aroundMe() || !board.has(seat)) {
      return part.place();
    }
    int last = Math.max(0, board.size() - part.most());
    return Math.max(0, Math.min(last, board.line(seat).place() - part.most() / 2));
  }

  private static @Nullable Mine mine(OrderBoard board, int seat, List<CountedDay> days) {
    if (days.isEmpty()) {
      return null;
    }
    boolean onBoard = board.has(seat);
    int score =
        onBoard ? board.line(seat).score() : days.stream().mapToInt(CountedDay::counted).sum();
    int rank = board.rankOf(score);
    Integer toNext = rank == 1 ? null : board.page(rank - 2, 1).get(0).score() - score;
    return new Mine(rank, score, toNext, onBoard);
  }

  private LiveBoard board(BoardKey key, Instant now) {
    LiveBoard known = boards.get(key);
    if (known != null) {
      return known;
    }
    boards.values().removeIf(board -> board.asked().plus(IDLE).isBefore(now));
    return boards.computeIfAbsent(key, LiveBoard::new);
  }
}
