package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.testing.FakeVendor;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** A vendor that hangs has its share of a node's threads, and no more. */
class BulkheadTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  @Test
  void aHangingVendorHoldsNobodyElseUp() throws InterruptedException {
    // given a vendor that doesn't answer, with more tasks than a node has workers
    Rig rig = new Rig(DB);
    FakeVendor other = new FakeVendor("other", 7);
    other.putDays("ben", "measures", Rig.START, 3);
    rig.gateway.with(other);
    CountDownLatch hang = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(rig.settings.workers());
    rig.vendor.mood =
        request -> {
          hanging.countDown();
          awaitQuietly(hang);
          return null;
        };
    ExecutorService pool = Executors.newCachedThreadPool();
    SyncEngine node = rig.node("one", DB.transactions(), pool);
    try {
      for (int i = 1; i <= 6; i++) {
        rig.link(node, 1, i, "anna" + i);
      }
      node.loop().round();
      assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
      // when somebody links another make
      DB.transactions()
          .runInTenant(
              new TenantId(1),
              tx -> {
                LinkView link = rig.links.add(tx, 1, 50, "other", "ben", Rig.START);
                node.plans().begin(tx, link, "corr");
              });
      // then
      long rounds = 0;
      while (rig.number("select count(*) from fake.record where link_id = 50") < 3) {
        node.loop().round();
        assertThat(rounds++).isLessThan(2_000);
      }
      assertThat(rig.vendor.requests).hasSize(rig.settings.workers());
    } finally {
      hang.countDown();
      pool.shutdown();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
