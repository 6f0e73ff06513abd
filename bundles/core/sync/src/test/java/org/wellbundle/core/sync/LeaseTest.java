package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.core.sync.task.Task;
import org.wellbundle.core.sync.task.TaskQueue;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class LeaseTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
  }

  @Test
  void aTaskIsLeasedToOneNodeOnly() {
    // given
    rig.link(rig.node("n1"), 7, 1, "anna");
    TaskQueue one = queue("n1");
    TaskQueue two = queue("n2");
    // when
    List<Task> first = one.claim("fake", 5, Rig.START);
    List<Task> second = two.claim("fake", 500, Rig.START);
    // then
    assertThat(first).hasSize(5);
    assertThat(second).hasSize(63 - 5).doesNotContainAnyElementsOf(first);
  }

  @Test
  void aLeaseThatRanOutGoesToAnotherNode() {
    // given
    rig.link(rig.node("n1"), 7, 1, "anna");
    List<Task> first = queue("n1").claim("fake", 1, Rig.START);
    rig.expireLeases();
    // when
    List<Task> second = queue("n2").claim("fake", 1, Rig.START);
    // then
    assertThat(second.get(0).id()).isEqualTo(first.get(0).id());
    assertThat(second.get(0).version()).isEqualTo(first.get(0).version() + 1);
    assertThat(second.get(0).attempts()).isEqualTo(1);
  }

  @Test
  void renewedLeasesHold() {
    // given
    rig.link(rig.node("n1"), 7, 1, "anna");
    TaskQueue queue = queue("n1");
    long id = queue.claim("fake", 1, Rig.START).get(0).id();
    rig.expireLeases();
    // when
    queue.renew(List.of(id));
    // then
    assertThat(queue("n2").claim("fake", 500, Rig.START)).extracting(Task::id).doesNotContain(id);
  }

  @Test
  void whoLostItsLeaseInMidCallStoresNothing() {
    // given a first node that hangs in the vendor's call until a second one has done the work
    SyncEngine slow = rig.node("slow");
    SyncEngine quick = rig.node("quick", DB.secondNode());
    rig.vendor.put("anna", "measures", new Entry("m1", 1, Rig.START.minusSeconds(60), 1));
    rig.link(slow, 7, 1, "anna");
    boolean[] hung = {false};
    rig.vendor.mood =
        request -> {
          if (!hung[0]) {
            hung[0] = true;
            rig.expireLeases();
            rig.settle(quick);
          }
          return null;
        };
    // when
    rig.settle(slow);
    // then
    assertThat(rig.number("select stores from fake.record")).isEqualTo(1);
    assertThat(rig.number("select count(*) from sync.raw_payload")).isEqualTo(63);
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
    assertThat(rig.vendor.requests).hasSize(64);
  }

  private TaskQueue queue(String node) {
    return new TaskQueue(DB.transactions(), node, rig.settings.lease());
  }
}
