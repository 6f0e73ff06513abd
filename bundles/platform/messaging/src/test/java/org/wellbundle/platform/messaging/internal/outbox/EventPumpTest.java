package org.wellbundle.platform.messaging.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.messaging.internal.Await;
import org.wellbundle.platform.messaging.internal.OutboxSchema;
import org.wellbundle.platform.messaging.internal.signal.NodeSignals;

class EventPumpTest {
  private static final TenantId ACME = new TenantId(1);
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(200), Duration.ofSeconds(2), 3, Duration.ofMillis(20));

  private TestDatabase db;
  private final NodeSignals signals = new NodeSignals();
  private final TransactionalOutbox outbox = new TransactionalOutbox(signals);
  private final List<EventPump> pumps = new ArrayList<>();

  @BeforeEach
  void open() {
    db = TestDatabase.with(OutboxSchema.changes()).open();
  }

  @AfterEach
  void close() {
    pumps.forEach(EventPump::close);
    signals.close();
    db.close();
  }

  @Test
  void handsOverWhatWasCommittedAndNothingElse() {
    Recorder recorder = new Recorder("board", "a");
    pump(db.transactions()).add(recorder);
    awaitCursor("board");
    Event sent =
        new Event(
            0,
            "a",
            ACME,
            new AccountId(77),
            Map.of("link", "5", "reason", "with \"quotes\", {braces} and \\"),
            Instant.parse("2026-11-20T08:00:00.123456Z"),
            "req-1");

    assertThatThrownBy(
        () ->
            db.transactions()
                .runInTenant(
                    ACME,
                    tx -> {
                      outbox.append(tx, event("a", "rolled back"));
                      throw new IllegalStateException("no");
                    }));
    append(event("unwanted type", "1"));
    db.transactions().runInTenant(ACME, tx -> outbox.append(tx, sent));

    Await.until("the event arrives", () -> recorder.events.size() == 1);
    Event got = recorder.events.get(0);
    assertThat(got.position()).isPositive();
    assertThat(got).usingRecursiveComparison().ignoringFields("position").isEqualTo(sent);
  }

  @Test
  void refusesAnEventOfAnotherTenant() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(new TenantId(2), tx -> outbox.append(tx, event("a", "1"))))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("event of another tenant");
  }

  @Test
  void doesNotPassTheGapThatAnOpenTransactionLeaves() throws Exception {
    Recorder recorder = new Recorder("board", "a");
    Counting counting = new Counting(db.transactions());
    pump(counting).add(recorder);
    awaitCursor("board");
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> slow =
          other.submit(
              () ->
                  db.transactions()
                      .runInTenant(
                          ACME,
                          tx -> {
                            outbox.append(tx, event("a", "first, committed last"));
                            appended.countDown();
                            await(commit);
                          }));
      appended.await();
      append(event("a", "second, committed first"));
      int before = counting.looks.get();
      Await.until("the pump has looked again", () -> counting.looks.get() > before + 5);
      assertThat(recorder.events).isEmpty();

      commit.countDown();
      slow.get();
    } finally {
      other.shutdownNow();
    }

    Await.until("both arrive", () -> recorder.events.size() == 2);
    assertThat(recorder.texts())
        .containsExactly("first, committed last", "second, committed first");
  }

  @Test
  void keepsTheOrderOfTransactionsThatWaitedForEachOther() throws Exception {
    Recorder recorder = new Recorder("board", "a");
    pump(db.transactions()).add(recorder);
    awaitCursor("board");
    CountDownLatch numbered = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      // Gets its transaction number first, and appends last.
      Future<?> early =
          other.submit(
              () ->
                  db.transactions()
                      .runInTenant(
                          ACME,
                          tx -> {
                            try (var statement = tx.connection().createStatement()) {
                              statement.execute("select pg_current_xact_id()");
                            }
                            numbered.countDown();
                            await(goOn);
                            outbox.append(tx, event("a", "2"));
                          }));
      numbered.await();
      append(event("a", "1"));
      goOn.countDown();
      early.get();
    } finally {
      other.shutdownNow();
    }

    Await.until("both arrive", () -> recorder.events.size() == 2);
    assertThat(recorder.texts()).containsExactly("1", "2");
  }

  @Test
  void catchesUpWhenAHandlerWasAway() {
    EventPump pump = pump(db.transactions());
    Recorder before = new Recorder("board", "a");
    pump.add(before);
    awaitCursor("board");
    append(event("a", "1"));
    Await.until("the first arrives", () -> before.events.size() == 1);
    pump.remove(before);

    append(event("a", "2"));
    append(event("a", "3"));
    Recorder after = new Recorder("board", "a");
    pump.add(after);

    Await.until("the rest arrives", () -> after.events.size() == 2);
    assertThat(after.texts()).containsExactly("2", "3");
    assertThat(before.texts()).containsExactly("1");
  }

  @Test
  void triesAgainThenPutsAsideAndGoesOn() {
    Recorder picky =
        new Recorder("board", "a") {
          @Override
          public void handle(Event event) {
            super.handle(event);
            if (event.ids().get("text").equals("bad")) {
              throw new IllegalStateException("can't take it");
            }
          }
        };
    pump(db.transactions()).add(picky);
    awaitCursor("board");

    append(event("a", "1"));
    append(event("a", "bad"));
    append(event("a", "2"));

    Await.until("the last arrives", () -> picky.texts().contains("2"));
    assertThat(picky.texts()).containsExactly("1", "bad", "bad", "bad", "2");
    assertThat(db.query("select handler || ' ' || reason from dispatch.event_dead_letter"))
        .containsExactly("board java.lang.IllegalStateException: can't take it");
  }

  @Test
  void handsEachEventToOneOfTwoNodes() {
    Recorder one = new Recorder("board", "a");
    Recorder two = new Recorder("board", "a");
    Recorder other = new Recorder("mail", "a");
    pump(db.transactions()).add(one);
    EventPump second = pump(db.secondNode());
    second.add(two);
    second.add(other);
    awaitCursor("board");
    awaitCursor("mail");

    List<String> sent = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    sent.forEach(text -> append(event("a", text)));

    Await.until("all arrive", () -> one.events.size() + two.events.size() >= 300);
    Await.until("the other handler has all too", () -> other.events.size() >= 300);
    List<String> both = new ArrayList<>(one.texts());
    both.addAll(two.texts());
    assertThat(both).hasSize(300).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(other.texts()).containsExactlyElementsOf(sent);
  }

  @Test
  void takesOverWhenTheNodeWithTheLeaseIsGone() {
    Recorder recorder = new Recorder("board", "a");
    new Cursors(db.transactions(), Duration.ofSeconds(1)).introduce("board");
    new Cursors(db.transactions(), Duration.ofSeconds(1)).lease("board", "a node that was killed");
    append(event("a", "1"));

    pump(db.transactions()).add(recorder);

    Await.until("it arrives after the lease", () -> recorder.events.size() == 1);
  }

  @Test
  void keepsTheLeaseOfASlowHandler() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Recorder slow =
        new Recorder("board", "a") {
          @Override
          public void handle(Event event) {
            super.handle(event);
            started.countDown();
            EventPumpTest.await(finish);
          }
        };
    Recorder idle = new Recorder("board", "a");
    pump(db.transactions()).add(slow);
    awaitCursor("board");
    append(event("a", "1"));
    started.await();
    pump(db.secondNode()).add(idle);

    String until = leaseEnd();
    Await.until("the lease is renewed", () -> !leaseEnd().equals(until));
    String later = leaseEnd();
    Await.until("and again", () -> !leaseEnd().equals(later));
    finish.countDown();

    Await.until(
        "the cursor moves",
        () ->
            !db.query(
                    "select 1 from dispatch.event_cursor c, dispatch.event e where c.position = e.position")
                .isEmpty());
    assertThat(idle.events).isEmpty();
    assertThat(slow.events).hasSize(1);
  }

  @Test
  void clearsAwayWhatAllHaveTaken() {
    EventPump pump = pump(db.transactions());
    Recorder quick = new Recorder("quick", "a");
    Recorder away = new Recorder("away", "a");
    pump.add(quick);
    pump.add(away);
    awaitCursor("quick");
    awaitCursor("away");
    append(event("a", "1"));
    Await.until("both have it", () -> quick.events.size() + away.events.size() == 2);
    pump.remove(away);
    append(event("a", "2"));
    Await.until("one has the second", () -> quick.events.size() == 2);

    Await.until(
        "the first is cleared away",
        () -> {
          pump.clean();
          return db.query("select ids ->> 'text' from dispatch.event").equals(List.of("2"));
        });

    pump.forget("away");
    Await.until(
        "nobody waits for the second any more",
        () -> {
          pump.clean();
          return db.query("select position from dispatch.event").isEmpty();
        });
  }

  @Test
  void keepsWorkOfTheOutboxOutOfTheAppsSight() {
    assertThat(db.violations()).isEmpty();
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          try (var statement = tx.connection().createStatement()) {
                            statement.execute("table dispatch.event");
                          }
                        }))
        .hasMessageContaining("permission denied");
  }

  private EventPump pump(Transactions transactions) {
    EventPump pump = new EventPump(transactions, signals, QUICK);
    pumps.add(pump);
    return pump;
  }

  private void append(Event event) {
    db.transactions().runInTenant(ACME, tx -> outbox.append(tx, event));
  }

  private static Event event(String type, String text) {
    return new Event(0, type, ACME, null, Map.of("text", text), Instant.now(), "test");
  }

  private void awaitCursor(String handler) {
    Await.until(
        "the handler is known",
        () -> db.query("select handler from dispatch.event_cursor").contains(handler));
  }

  private String leaseEnd() {
    return db.query("select lease_until from dispatch.event_cursor").get(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts how often the pump turns to the database. */
  private record Counting(Transactions real, AtomicInteger looks) implements Transactions {
    Counting(Transactions real) {
      this(real, new AtomicInteger());
    }

    @Override
    public <T> T inTenant(TenantId tenant, Work<T> work) {
      return real.inTenant(tenant, work);
    }

    @Override
    public <T> T asDispatcher(Work<T> work) {
      looks.incrementAndGet();
      return real.asDispatcher(work);
    }
  }
}
