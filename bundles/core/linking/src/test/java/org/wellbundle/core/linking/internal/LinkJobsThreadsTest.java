package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

/** The jobs as they run by themselves. */
class LinkJobsThreadsTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private final FakeVendor vendor = new FakeVendor();
  private final TestClock clock = new TestClock();
  private final Principal alex = LinkingNode.member(1, 1);
  private LinkingNode node;

  @BeforeEach
  void start() {
    LinkingNode.empty(DB);
    node = new LinkingNode(DB.transactions(), vendor, clock);
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void whatIsOwedIsDoneAndAFailingVendorHoldsNobodyUp() throws InterruptedException {
    for (long account = 1; account <= 12; account++) {
      node.link(LinkingNode.member(1, account), "user-" + account);
    }
    LinkJobs jobs =
        new LinkJobs(
            node.transactions, node.providers.gateway(), new FakeVault(), node.book, node.told);
    try {
      await(() -> vendor.subscriptions.size() == 12);
      vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
      node.linking.unlink(alex, "test");
      jobs.wake();
      await(() -> vendor.count("/revoke") > 0);
      Principal next = LinkingNode.member(1, 20);
      node.link(next, "user-20");
      jobs.wake();
      await(() -> vendor.subscriptions.size() == 13);
    } finally {
      jobs.stop();
    }
  }

  @Test
  void aHangingVendorTakesOnlyItsOwnThreads() throws InterruptedException {
    CountDownLatch hang = new CountDownLatch(1);
    node.fake.beforeRevoke = () -> awaitQuietly(hang);
    for (long account = 1; account <= 8; account++) {
      node.link(LinkingNode.member(1, account), "user-" + account);
    }
    LinkJobs jobs =
        new LinkJobs(
            node.transactions, node.providers.gateway(), new FakeVault(), node.book, node.told);
    try {
      await(() -> vendor.subscriptions.size() == 8);
      for (long account = 1; account <= 8; account++) {
        node.linking.unlink(LinkingNode.member(1, account), "test");
      }
      jobs.wake();
      await(() -> LinkJobsThreadsTest.claimed() == 4);
      Principal next = LinkingNode.member(1, 20);
      node.complete(next, "other", node.begin(next, "other", false), "user-20");
      jobs.wake();
      await(() -> vendor.subscriptions.size() == 9);
      assertThat(claimed()).as("no more than its share").isEqualTo(4);
      assertThat(vendor.revokedUsers).isEmpty();
    } finally {
      hang.countDown();
      await(() -> vendor.revokedUsers.size() == 8);
      jobs.stop();
    }
  }

  private static int claimed() {
    return DB.query("select 1 from dispatch.link_job where kind = 'REVOKE' and attempts = 1")
        .size();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant until = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(until);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
