package org.wellbundle.module.challenges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.event.Event;
import org.wellbundle.module.challenges.http.Views.Change;
import org.wellbundle.module.challenges.http.Views.Day;
import org.wellbundle.platform.database.testing.TestDatabase;

/** Events of measurements in, days and ledger out, on a real database. */
class IntakeTest {
  private static final long ALEX = 1000;
  private static final long SAM = 1001;
  private static final String STATE =
      "select (d.*)::text from challenges.day d"
          + " union all select (p.account_id, p.score)::text from challenges.participant p order by 1";

  @RegisterExtension static final TestDatabase db = TestDatabase.with(ChallengesSchema.changes());

  private World world;
  private Walk walk;

  @BeforeAll
  static void consents() {
    World.prepare(db);
  }

  @BeforeEach
  void oneChallenge() {
    World.empty(db);
    world = new World(db);
    walk = new Walk(world);
    walk.open(Walk.steps("total"));
  }

  @Test
  void aDayArrivesGrowsAndIsCorrectedAndTheLedgerSaysWhy() {
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 5_000, 0);
    world.handle();
    world.walks(ALEX, "2026-11-03", 9_000, 0);
    world.handle();
    world.walks(ALEX, "2026-11-03", 8_500, 0);
    world.handle();
    world.forgets(ALEX, "2026-11-03");
    world.handle();

    assertThat(walk.days(ALEX).changes())
        .extracting(Change::reason, change -> change.added().intValue())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("removed", -8_500),
            org.assertj.core.groups.Tuple.tuple("corrected", -500),
            org.assertj.core.groups.Tuple.tuple("more", 4_000),
            org.assertj.core.groups.Tuple.tuple("arrived", 5_000));
    assertThat(walk.days(ALEX).score()).isEqualByComparingTo("0");
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void anEventThatComesAgainOrLateChangesNothing() {
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 5_000, 0);
    world.walks(ALEX, "2026-11-04", 6_000, 0);
    world.handle();
    List<String> before = db.query(STATE);
    List<String> ledger = db.query("select (l.*)::text from challenges.ledger l order by 1");

    List.copyOf(world.outbox).forEach(event -> again(event));

    assertThat(db.query(STATE)).isEqualTo(before);
    assertThat(db.query("select (l.*)::text from challenges.ledger l order by 1"))
        .isEqualTo(ledger);
  }

  private void again(Event event) {
    if (world.events.types().contains(event.type())) {
      world.events.handle(event);
    }
  }

  @Test
  void whatHappensWhileTheModuleIsAwayIsTakenInWhenItIsBack() {
    walk.join(ALEX);
    world.handle();
    for (int day = 3; day <= 9; day++) {
      world.walks(ALEX, "2026-11-%02d".formatted(day), 7_000 + day, 0);
    }
    assertThat(walk.days(ALEX).days()).isEmpty();

    world.handle();

    assertThat(walk.days(ALEX).score()).isEqualByComparingTo(BigDecimal.valueOf(7 * 7_000 + 42));
  }

  @Test
  void countingFromTheBeginningGivesTheSameBits() {
    walk.join(ALEX);
    walk.join(SAM);
    Random random = new Random(7);
    Map<String, Double> last = new HashMap<>();
    for (int n = 0; n < 120; n++) {
      long who = random.nextBoolean() ? ALEX : SAM;
      String date = "2026-11-%02d".formatted(2 + random.nextInt(14));
      double steps = random.nextInt(40_000_000) / 1_000.0;
      world.walks(who, date, steps, random.nextInt(4) == 0 ? steps / 3 : 0);
      last.put(who + date, steps);
      if (random.nextInt(5) == 0) {
        world.handle();
      }
    }
    world.handle();
    List<String> days = db.query(WITHOUT_ENTRIES);
    List<String> scores =
        db.query("select account_id || ' ' || score from challenges.participant order by 1");
    assertThat(db.query(LEDGER_AGAINST_DAYS)).isEmpty();

    db.execute("truncate challenges.day, challenges.ledger");
    db.execute("update challenges.participant set score = 0, position = 0");
    world.walks(ALEX, "2026-11-02", last.getOrDefault(ALEX + "2026-11-02", 1.0), 0);
    world.walks(SAM, "2026-11-02", last.getOrDefault(SAM + "2026-11-02", 1.0), 0);
    world.handle();
    List<String> first = days.stream().filter(row -> row.contains("2026-11-02")).toList();

    assertThat(db.query(WITHOUT_ENTRIES).stream().filter(row -> !row.contains("2026-11-02")))
        .containsExactlyElementsOf(days.stream().filter(row -> !first.contains(row)).toList());
    assertThat(scores).hasSize(2);
    assertThat(db.query(LEDGER_AGAINST_DAYS)).isEmpty();
  }

  private static final String WITHOUT_ENTRIES =
      "select concat_ws(' ', account_id, local_date, raw, by_hand, excluded, capped, counted,"
          + " points) from challenges.day order by 1";

  /** Every day is the sum of its ledger, and every score of a total the sum of its days. */
  private static final String LEDGER_AGAINST_DAYS =
      "select d.account_id || ' ' || d.local_date from challenges.day d"
          + " where d.points <> (select sum(l.added) from challenges.ledger l"
          + " where l.tenant_id = d.tenant_id and l.challenge_id = d.challenge_id"
          + " and l.account_id = d.account_id and l.local_date = d.local_date)"
          + " union all select p.account_id::text from challenges.participant p"
          + " where p.score <> (select coalesce(sum(points), 0) from challenges.day d"
          + " where d.challenge_id = p.challenge_id and d.account_id = p.account_id)";

  @Test
  void whatIsTypedInIsTakenOutAndShown() {
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 40_000, 4_000);
    world.handle();

    Day day = walk.days(ALEX).days().get(0);

    assertThat(day.measured()).isEqualByComparingTo("40000");
    assertThat(day.excluded()).isEqualByComparingTo("4000");
    assertThat(day.capped()).isEqualByComparingTo("6000");
    assertThat(day.counted()).isEqualByComparingTo("30000");
  }

  @Test
  void daysBeforeJoiningCountOnlyWhenTheMemberLetsThem() {
    world.now = Instant.parse("2026-11-05T08:00:00Z");
    world.walks(ALEX, "2026-11-03", 5_000, 0);
    world.walks(SAM, "2026-11-03", 5_000, 0);
    walk.join(ALEX);
    walk.joinWithHistory(SAM);
    world.handle();

    assertThat(walk.days(ALEX).score()).isEqualByComparingTo("0");
    assertThat(walk.days(ALEX).countsFrom()).isEqualTo(LocalDate.parse("2026-11-05"));
    assertThat(walk.days(SAM).score()).isEqualByComparingTo("5000");
  }

  @Test
  void lateDataMovesProvisionalStandingsAndAfterTheEndNothingDoes() {
    walk.join(ALEX);
    walk.join(SAM);
    world.walks(ALEX, "2026-11-15", 5_000, 0);
    world.handle();
    world.now = Instant.parse("2026-11-16T09:00:00Z");
    world.walks(SAM, "2026-11-15", 6_000, 0);
    world.handle();
    assertThat(walk.days(SAM).changes().get(0).reason()).isEqualTo("late");
    assertThat(walk.place(SAM)).isEqualTo(1);

    // What was measured in time is taken in before the end, though it is handled after it.
    world.walks(ALEX, "2026-11-15", 7_000, 0);
    world.now = Instant.parse("2026-11-17T12:00:01Z");
    walk.askForTheEnd();
    world.walks(SAM, "2026-11-15", 30_000, 0);
    world.handle();

    assertThat(walk.view(ALEX).state().name()).isEqualTo("FINAL");
    assertThat(walk.place(ALEX)).isEqualTo(1);
    assertThat(walk.place(SAM)).isEqualTo(2);
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        World.ACME,
                        tx -> {
                          try (var update = tx.connection().createStatement()) {
                            update.execute("update challenges.result set place = 1");
                          }
                        }))
        .hasMessageContaining("42501");
  }

  @Test
  void nothingIsStoredOfSomebodyWhoTookTheConsentBack() {
    walk.join(ALEX);
    world.handle();
    world.withdraws(ALEX);
    world.walks(ALEX, "2026-11-03", 5_000, 0);
    world.handle();

    assertThat(db.query("select 1 from challenges.day")).isEmpty();

    world.agreesAgain(ALEX);
    world.handle();

    assertThat(walk.days(ALEX).score()).isEqualByComparingTo("5000");
  }

  @Test
  void theLedgerOnlyGrows() {
    walk.join(ALEX);
    world.walks(ALEX, "2026-11-03", 5_000, 0);
    world.handle();

    for (String sql :
        new ArrayList<>(
            List.of("update challenges.ledger set added = 0", "delete from challenges.ledger"))) {
      assertThatThrownBy(
              () ->
                  db.transactions()
                      .runInTenant(
                          World.ACME,
                          tx -> {
                            try (var statement = tx.connection().createStatement()) {
                              statement.execute(sql);
                            }
                          }))
          .hasMessageContaining("42501");
    }
  }
}
