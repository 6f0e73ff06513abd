package org.wellbundle.platform.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.messaging.internal.outbox.EventPump;
import org.wellbundle.platform.messaging.internal.outbox.Pace;
import org.wellbundle.platform.messaging.internal.signal.NodeSignals;

class EventDeadLettersTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(OutboxSchema.changes());

  private static final Actor OPERATOR = new Actor("operator", null);
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(100), Duration.ofSeconds(2), 1, Duration.ofMillis(20));

  private final NodeSignals signals = new NodeSignals();
  private final Stubborn handler = new Stubborn();
  private final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  private EventPump pump;
  private EventDeadLetters letters;

  @BeforeEach
  void start() {
    DB.execute(
        "truncate dispatch.event, dispatch.event_cursor, dispatch.event_dead_letter restart identity");
    pump = new EventPump(DB.transactions(), signals, QUICK);
    pump.add(handler);
    Await.until(
        "the handler has its cursor",
        () -> !DB.query("select 1 from dispatch.event_cursor").isEmpty());
    letters = new EventDeadLetters(DB.transactions(), signals);
    letters.bindAudit((tx, entry) -> tx.afterCommit(() -> audited.add(entry)));
  }

  @AfterEach
  void stop() {
    pump.close();
    signals.close();
  }

  @Test
  void aMendedHandlerGetsItOnceMoreAndOnlyOnce() {
    // given
    append();
    DeadLetter letter = dead();
    assertThat(letter.id()).startsWith("event-team-board-");
    assertThat(letters.find(letter.id())).contains(letter);
    assertThat(letter.details()).containsEntry("link", "5");
    // when
    handler.stubborn = false;
    assertThat(letters.replay(letter.id(), OPERATOR).done()).isTrue();
    // then
    Await.until("it is handed over", () -> letters.latest(Filter.ALL, 5).isEmpty());
    assertThat(handler.taken).hasSize(1);
    assertThat(letters.replay(letter.id(), OPERATOR).code()).isEqualTo("dead-letter.unknown");
    assertThat(audited).extracting(AuditEntry::action).containsExactly("deadLetter.replayed");
  }

  @Test
  void whatFailsAgainIsADeadLetterAgain() {
    // given
    append();
    DeadLetter letter = dead();
    handler.complaint = "still no";
    // when
    letters.replay(letter.id(), OPERATOR);
    // then
    Await.until(
        "it failed once more",
        () ->
            letters
                .find(letter.id())
                .filter(each -> each.reason().contains("still no"))
                .filter(each -> !each.details().containsKey("replay"))
                .isPresent());
    assertThat(handler.taken).isEmpty();
  }

  @Test
  void waitsForAHandlerThatIsAway() {
    // given
    append();
    DeadLetter letter = dead();
    pump.remove(handler);
    handler.stubborn = false;
    // when
    letters.replay(letter.id(), OPERATOR);
    assertThat(letters.replay(letter.id(), OPERATOR).code()).isEqualTo("dead-letter.waiting");
    assertThat(handler.taken).isEmpty();
    pump.add(handler);
    // then
    Await.until("it is handed over", () -> handler.taken.size() == 1);
  }

  @Test
  void purgedIsGone() {
    append();
    DeadLetter letter = dead();
    assertThat(letters.latest(new Filter("event", new TenantId(2), null), 5)).isEmpty();
    assertThat(letters.purge(letter.id(), OPERATOR).done()).isTrue();
    assertThat(letters.latest(Filter.ALL, 5)).isEmpty();
    assertThat(audited).extracting(AuditEntry::action).containsExactly("deadLetter.purged");
  }

  private DeadLetter dead() {
    Await.until("it is put aside", () -> !letters.latest(Filter.ALL, 5).isEmpty());
    return letters.latest(Filter.ALL, 5).get(0);
  }

  private void append() {
    TenantId acme = new TenantId(1);
    OutboxComponent outbox = new OutboxComponent(signals, null);
    DB.transactions()
        .runInTenant(
            acme,
            tx ->
                outbox.append(
                    tx,
                    new Event(
                        0,
                        "a",
                        acme,
                        new AccountId(7),
                        Map.of("link", "5"),
                        Instant.parse("2026-11-20T08:00:00Z"),
                        "req-1")));
  }

  /** Takes nothing until it is mended. */
  private static final class Stubborn implements EventHandler {
    final List<Event> taken = new CopyOnWriteArrayList<>();
    volatile boolean stubborn = true;
    volatile String complaint = "no";

    @Override
    public String name() {
      return "team-board";
    }

    @Override
    public Set<String> types() {
      return Set.of("a");
    }

    @Override
    public void handle(Event event) {
      if (stubborn) {
        throw new IllegalStateException(complaint);
      }
      taken.add(event);
    }
  }
}
