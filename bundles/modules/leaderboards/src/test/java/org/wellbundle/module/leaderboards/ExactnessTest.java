package org.wellbundle.module.leaderboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;

import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.platform.database.testing.TestDatabase;

/**
 * Boards are exact whenever nothing is on its way: against SQL, and against a calculation of their
 * own from what was measured, on two nodes, after many people did many things at the same time.
 */
class ExactnessTest {
  private static final int PEOPLE = 24;
  private static final int VIEWER = 999;
  private static final int ROUNDS = 4;
  private static final int OPERATIONS = 50;

  private static final AccountId WATCHING = new AccountId(VIEWER);

  @RegisterExtension
  static final TestDatabase db = TestDatabase.with(House.CONSENT, LeaderboardsSchema.changes());

  private final House house = new House();
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
  private final LocalDate monday = Period.WEEK.startOf(today);

  /** What was measured last: the truth of this test. By account and day. */
  private final Map<String, int[]> measured = new ConcurrentHashMap<>();

  /** Who is to be seen, as the last operation on the person said. */
  private final Map<Integer, Boolean> seen = new ConcurrentHashMap<>();

  private final BlockingQueue<Event> outbox = new LinkedBlockingQueue<>();

  @Test
  void onTwoNodesAfterEverythingThatCanHappen() throws Exception {
    try (Module one = new Module(db.transactions(), house);
        Module two = new Module(db.secondNode(), house)) {
      join(one, VIEWER, "private");
      for (int round = 0; round < ROUNDS; round++) {
        together(one, two, round);
        Event event;
        while ((event = outbox.poll()) != null) {
          two.events.handle(event);
        }
        for (Period period : Period.values()) {
          BoardKey key = new BoardKey(ACME, BoardMetric.STEPS, period, period.startOf(today));
          List<String> expected = fromMeasurements(key);
          assertThat(fromSql(key)).isEqualTo(expected);
          assertThat(one.lines(ACME, WATCHING, key)).isEqualTo(expected);
          assertThat(two.lines(ACME, WATCHING, key)).isEqualTo(expected);
        }
      }
      assertThat(seen).containsValues(true, false);
    }
  }

  /** Each person's operations come one after the other, those of different people at once. */
  private void together(Module one, Module two, int round) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Future<?>> open = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      int mine = thread;
      Module node = thread % 2 == 0 ? one : two;
      open.add(
          threads.submit(
              () -> {
                Random random = new Random(round * 31L + mine);
                for (int each = 0; each < OPERATIONS; each++) {
                  int person = random.nextInt(PEOPLE / 3) * 3 + mine;
                  something(node, person, random);
                }
                return null;
              }));
    }
    // events come twice and late, while people go on; boards are looked at meanwhile
    for (Module node : List.of(one, two)) {
      open.add(
          threads.submit(
              () -> {
                for (int each = 0; each < OPERATIONS; each++) {
                  Event event = outbox.poll();
                  if (event != null) {
                    node.events.handle(event);
                    outbox.add(event);
                  }
                  node.lines(
                      ACME, WATCHING, new BoardKey(ACME, BoardMetric.STEPS, Period.WEEK, monday));
                }
                return null;
              }));
    }
    for (Future<?> each : open) {
      each.get();
    }
    threads.shutdown();
  }

  private void something(Module node, int person, Random random) {
    AccountId account = new AccountId(person);
    LocalDate day = today.minusDays(random.nextInt(9));
    switch (random.nextInt(12)) {
      case 0 -> join(node, person, "named");
      case 1 -> join(node, person, "private");
      case 2 -> {
        node.caller.as(ACME, account);
        node.participation.leave(node.principal(ACME, account), "corr");
        seen.put(person, false);
      }
      case 3 -> withdraw(account);
      case 4 -> erase(account);
      case 5 -> {
        house.delete(ACME, account, Metric.STEPS, day);
        measured.remove(person + " " + day);
        outbox.add(Module.changed(ACME, account, new Span(day, day)));
      }
      default -> {
        int value = random.nextInt(5) * 20_000;
        int byHand = value == 0 ? 0 : random.nextInt(2) * 10_000;
        house.measure(ACME, account, Metric.STEPS, day, value, byHand);
        measured.put(person + " " + day, new int[] {value, byHand});
        outbox.add(Module.changed(ACME, account, new Span(day, day)));
      }
    }
  }

  private void join(Module node, int person, String mode) {
    AccountId account = new AccountId(person);
    node.participation.join(
        node.principal(ACME, account),
        new Participation.Wish(
            Mode.of(mode).orElseThrow(), null, today.withDayOfMonth(1).minusDays(6)),
        "corr");
    seen.put(person, mode.equals("named"));
  }

  /** In the privacy centre. */
  private void withdraw(AccountId account) {
    db.transactions().runInTenant(ACME, tx -> House.say(tx, ACME, account, false));
    outbox.add(Module.event(LeaderboardsEvents.CONSENT_CHANGED, ACME, account, Map.of()));
    seen.put((int) account.value(), false);
  }

  private void erase(AccountId account) {
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              try (Statement call = tx.connection().createStatement()) {
                call.execute(
                    "select leaderboards.erase_person(" + account + ", '{" + account + "}')");
              }
              House.say(tx, ACME, account, false);
            });
    seen.put((int) account.value(), false);
  }

  private List<String> fromMeasurements(BoardKey key) {
    Map<Integer, Integer> scores = new HashMap<>();
    measured.forEach(
        (what, value) -> {
          int person = Integer.parseInt(what.split(" ")[0]);
          LocalDate day = LocalDate.parse(what.split(" ")[1]);
          boolean within = !day.isBefore(key.starts()) && !day.isAfter(key.ends());
          if (within && seen.getOrDefault(person, false)) {
            scores.merge(person, Math.min(60_000, value[0] - value[1]), Integer::sum);
          }
        });
    return ranked(scores);
  }

  private static List<String> ranked(Map<Integer, Integer> scores) {
    Map<Integer, Integer> seats = new HashMap<>();
    db.query("select account_id || ' ' || seat from leaderboards.member")
        .forEach(
            row ->
                seats.put(Integer.valueOf(row.split(" ")[0]), Integer.valueOf(row.split(" ")[1])));
    List<String> lines = new ArrayList<>();
    scores.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Integer, Integer> one) -> -one.getValue())
                .thenComparing(one -> seats.get(one.getKey())))
        .forEach(
            one -> {
              long better =
                  scores.values().stream().filter(score -> score > one.getValue()).count();
              lines.add(better + 1 + " Member " + one.getKey() + " " + one.getValue());
            });
    return lines;
  }

  private static List<String> fromSql(BoardKey key) {
    return db.query(
        """
        select rank() over (order by score desc) || ' Member ' || account_id || ' ' || score
          from leaderboards.score
         where tenant_id = 1 and metric = %d and period = '%s' and starts = '%s' and score is not null
         order by score desc, seat"""
            .formatted(key.metric().code(), key.period().wireName(), key.starts()));
  }
}
