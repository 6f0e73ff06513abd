package org.wellbundle.core.sync.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.api.operations.DeadLetters.Settled;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.SyncEngine;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class SyncDeadLettersTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private static final Actor OPERATOR = new Actor("operator", null);

  private final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  private final List<String> woken = new CopyOnWriteArrayList<>();
  private Rig rig;
  private SyncEngine node;
  private SyncDeadLetters letters;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    node = rig.node("n1");
    letters =
        new SyncDeadLetters(
            DB.transactions(),
            rig.links,
            (tx, entry) -> tx.afterCommit(() -> audited.add(entry)),
            () -> woken.add("rung"),
            rig.clock);
  }

  @Test
  void aReplayedTaskFetchesWhatWasMissed() {
    // given a mapping that was wrong
    rig.vendor.putDays("anna", "activity", Rig.START, 10);
    LinkView link = brokenActivity(7, 1, "anna");
    assertThat(records()).isZero();
    DeadLetter letter = only();
    assertThat(letter.tenant()).isEqualTo(new TenantId(7));
    assertThat(letter.details()).containsEntry("link", "1").containsKeys("from", "to");
    // when it is mended
    rig.vendor.mood = request -> null;
    Settled settled = letters.replay(letter.id(), OPERATOR);
    rig.settle(node);
    // then
    assertThat(settled.done()).isTrue();
    assertThat(records()).isPositive();
    assertThat(rig.text("select state from sync.coverage where data_type = 'activity'"))
        .isEqualTo("complete");
    assertThat(letters.latest(Filter.ALL, 10)).isEmpty();
    assertThat(woken).hasSize(1);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(audited)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("deadLetter.replayed");
              assertThat(entry.details()).containsEntry("reason", "fake.mapping");
            });
  }

  @Test
  void aReplayedWebhookHasItsEffectOnce() {
    // given a webhook its provider can't read today
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    Hooks.put(rig, "user=anna&value=4711&at=" + Rig.START.minusSeconds(60).getEpochSecond());
    DB.execute("update dispatch.inbox set attempts = 0");
    DB.execute(
        """
        with gone as (delete from dispatch.inbox returning *)
        insert into dispatch.dead_letter (kind, provider, tenant_id, link_id, detail, reason,
          correlation_id, content_type, sealed, at, received_at)
        select 'webhook', provider, tenant_id, link_id, 'inbox ' || id, 'fake.unreadable',
          correlation_id, content_type, sealed, received_at, received_at from gone""");
    String id = only().id();
    // when two operators replay it at once
    List<Settled> both = atOnce(() -> letters.replay(id, OPERATOR));
    rig.settle(node);
    // then
    assertThat(both).filteredOn(Settled::done).hasSize(1);
    assertThat(both)
        .filteredOn(each -> !each.done())
        .extracting(Settled::code)
        .containsExactly("dead-letter.unknown");
    assertThat(rig.text("select value from fake.record")).isEqualTo("4711");
    assertThat(rig.number("select stores from fake.record")).isEqualTo(1);
    assertThat(audited).hasSize(1);
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void aLetterOfAnEndedLinkIsRefusedWithANextStep() {
    // given
    brokenActivity(7, 1, "anna");
    DB.execute("update fake.link set state = 'UNLINKED'");
    // when
    Settled settled = letters.replay(only().id(), OPERATOR);
    // then
    assertThat(settled.code()).isEqualTo("dead-letter.link-ended");
    assertThat(settled.sentence()).contains("Purge");
    assertThat(letters.purge(only().id(), OPERATOR).done()).isTrue();
    assertThat(letters.latest(Filter.ALL, 10)).isEmpty();
    assertThat(audited).extracting(AuditEntry::action).containsExactly("deadLetter.purged");
  }

  @Test
  void anotherTenantsLettersStayWhereTheyAre() {
    // given
    brokenActivity(7, 1, "anna");
    brokenActivity(8, 2, "ben");
    assertThat(letters.latest(Filter.ALL, 10)).hasSize(2);
    assertThat(letters.latest(new Filter("task", new TenantId(8), "fake"), 10)).hasSize(1);
    long foreign = rig.number("select id from dispatch.dead_letter where tenant_id = 8");
    // when a transaction of tenant 7 tries
    List<String> taken =
        DB.transactions()
            .inTenant(
                new TenantId(7),
                tx ->
                    org.wellbundle.core.sync.Sql.query(
                        tx,
                        row -> row.getString(1),
                        "select id::text from dispatch.dead_letter_take(?)",
                        foreign));
    // then
    assertThat(taken).isEmpty();
    assertThat(letters.latest(Filter.ALL, 10)).hasSize(2);
  }

  @Test
  void whatIsNoLetterIsUnknown() {
    for (String id : List.of("task-1", "webhook-x", "event-a-1", "", "-", "task-99999999999999999"))
      assertThat(letters.replay(id, OPERATOR).code()).isEqualTo("dead-letter.unknown");
  }

  private LinkView brokenActivity(int tenant, long id, String user) {
    rig.vendor.mood =
        request ->
            request.dataType().equals("activity") ? new FetchOutcome.Broken("fake.mapping") : null;
    LinkView link = rig.link(node, tenant, id, user);
    for (int i = 0; i < 4; i++) {
      rig.settle(node);
      rig.clock.advance(Duration.ofMinutes(5));
    }
    return link;
  }

  private DeadLetter only() {
    List<DeadLetter> all = letters.latest(Filter.ALL, 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private long records() {
    return rig.number("select count(*) from fake.record where data_type = 'activity'");
  }

  private static <T> List<T> atOnce(Callable<T> action) {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<T> all = new java.util.ArrayList<>();
      for (Future<T> each : two.invokeAll(List.of(action, action))) {
        all.add(each.get());
      }
      return all;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      two.shutdownNow();
    }
  }
}
