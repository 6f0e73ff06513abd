package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.Task;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.core.sync.task.TaskLedger;
import org.wellbundle.core.sync.task.TaskQueue;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class FairnessTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private TaskQueue queue;
  private final TaskLedger ledger = new TaskLedger();

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    queue = new TaskQueue(DB.transactions(), "n1", rig.settings.lease());
  }

  @RepeatedTest(5)
  void tenantsWithWorkAreServedEqually() {
    // given tenants of very different size, the first with most of all links
    Random random = new Random();
    Map<Integer, Integer> links = new HashMap<>();
    int id = 1;
    for (int tenant = 1; tenant <= 6; tenant++) {
      int count = tenant == 1 ? 200 : 3 + random.nextInt(8);
      links.put(tenant, count);
      for (int i = 0; i < count; i++) {
        add(tenant, id++, TaskKind.BACKFILL_FIRST, 8);
      }
    }
    // when
    List<Task> served = drain(1 + random.nextInt(20));
    // then: as long as two tenants both have work, they are at most one task and a batch apart
    Map<Integer, Integer> left = new HashMap<>();
    links.forEach((tenant, count) -> left.put(tenant, count * 8));
    Map<Integer, Integer> got = new HashMap<>();
    for (Task task : served) {
      int tenant = task.tenant().value();
      got.merge(tenant, 1, Integer::sum);
      left.merge(tenant, -1, Integer::sum);
      int least =
          left.entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .mapToInt(entry -> got.getOrDefault(entry.getKey(), 0))
              .min()
              .orElse(Integer.MAX_VALUE);
      assertThat(got.get(tenant) - Math.min(least, got.get(tenant))).isLessThanOrEqualTo(1);
    }
    assertThat(served).hasSize(links.values().stream().mapToInt(n -> n * 8).sum());
  }

  @Test
  void insideATenantOneMemberAfterTheOtherIsFinished() {
    // given
    for (int id = 1; id <= 10; id++) {
      add(1, id, TaskKind.BACKFILL_FIRST, 8);
    }
    // when
    List<Long> order = drain(7).stream().map(task -> task.link().value()).toList();
    // then
    assertThat(order).isSorted();
  }

  @Test
  void classesGoBeforeEachOther() {
    // given
    add(1, 1, TaskKind.BACKFILL_DETAIL, 5);
    add(1, 2, TaskKind.BACKFILL_FIRST, 5);
    add(1, 3, TaskKind.HINT, 5);
    // when
    List<TaskKind> order = drain(100).stream().map(Task::kind).distinct().toList();
    // then
    assertThat(order)
        .containsExactly(TaskKind.HINT, TaskKind.BACKFILL_FIRST, TaskKind.BACKFILL_DETAIL);
  }

  @Test
  void whoWasIdleGetsNoCreditAndWhoWasBusyNoPunishment() {
    // given a tenant that was served a lot, alone
    for (int id = 1; id <= 50; id++) {
      add(1, id, TaskKind.BACKFILL_FIRST, 8);
    }
    drain(100);
    // when both have work again
    add(2, 100, TaskKind.BACKFILL_FIRST, 40);
    add(1, 101, TaskKind.BACKFILL_FIRST, 40);
    List<Integer> order = drain(1).stream().map(task -> task.tenant().value()).toList();
    // then they take turns from the start
    assertThat(order.subList(0, 40).stream().filter(tenant -> tenant == 1).count())
        .isBetween(19L, 21L);
  }

  @Test
  void aNewcomerInALongQueueIsServedNext() {
    // given
    for (int id = 1; id <= 100; id++) {
      add(1, id, TaskKind.BACKFILL_FIRST, 8);
    }
    Set<Long> served = new HashSet<>();
    queue.claim("fake", 300, Rig.START).forEach(task -> served.add(task.link().value()));
    // when
    add(2, 500, TaskKind.BACKFILL_FIRST, 8);
    List<Task> next = queue.claim("fake", 16, Rig.START);
    // then half of what follows is the newcomer's
    assertThat(next.stream().filter(task -> task.tenant().value() == 2).count()).isBetween(7L, 8L);
  }

  @Test
  void expensiveTasksCountForWhatTheyCost() {
    // given: measured, a task of tenant 1's kind takes five pages
    DB.execute(
        "insert into dispatch.task_cost values ('fake', 'heavy', 'BACKFILL_FIRST', 5),"
            + " ('fake', 'light', 'BACKFILL_FIRST', 1)");
    add(1, 1, "heavy", TaskKind.BACKFILL_FIRST, 40);
    add(2, 2, "light", TaskKind.BACKFILL_FIRST, 40);
    // when
    List<Task> served = drain(1);
    // then
    long heavy = served.subList(0, 42).stream().filter(t -> t.dataType().equals("heavy")).count();
    assertThat(heavy).isBetween(6L, 8L);
  }

  @Test
  void claimingReadsTheIndexOnly() {
    // given a long queue
    for (int id = 1; id <= 60; id++) {
      add(id % 5, id, TaskKind.BACKFILL_DETAIL, 120);
    }
    queue.claim("fake", 1, Rig.START);
    queue.claim("fake", 1, Rig.START);
    queue.claim("fake", 1, Rig.START);
    queue.claim("fake", 1, Rig.START);
    DB.execute("analyze dispatch.task");
    // when
    List<String> plan =
        DB.query(
            "explain select id from dispatch.task where provider = 'fake' and state = 1 and priority = 2"
                + " order by tag, id limit 4 for update skip locked");
    // then
    assertThat(String.join("\n", plan))
        .contains("Index Scan using task_ready")
        .doesNotContain("Sort");
  }

  private List<Task> drain(int batch) {
    List<Task> served = new ArrayList<>();
    while (true) {
      List<Task> claimed = queue.claim("fake", batch, Rig.START);
      if (claimed.isEmpty()) {
        return served;
      }
      served.addAll(claimed);
    }
  }

  private void add(int tenant, long link, TaskKind kind, int tasks) {
    add(tenant, link, "type", kind, tasks);
  }

  private void add(int tenant, long id, String type, TaskKind kind, int count) {
    DB.transactions()
        .runInTenant(
            new TenantId(tenant),
            tx -> {
              LinkView link = rig.links.add(tx, tenant, id, "fake", "u" + id, Rig.START);
              List<NewTask> tasks = new ArrayList<>();
              for (int i = 0; i < count; i++) {
                tasks.add(
                    new NewTask(
                        type,
                        kind,
                        Span.window(
                            Rig.START.minusSeconds(60L * (i + 1)),
                            Rig.START.minusSeconds(60L * i))));
              }
              ledger.enqueue(tx, link, tasks, "c", Rig.START);
            });
  }
}
