package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

/** One vendor account feeds one link; vendors revoke per person and app. */
class VendorAccountTest {
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
  void isRefusedToAnotherAccountOfTheTenantAndOfAnotherAlike() {
    node.link(alex, "user-1");
    String sam = node.link(LinkingNode.member(1, 2), "user-1");
    String robin = node.link(LinkingNode.member(2, 3), "user-1");
    assertThat(sam).isEqualTo("link.vendor-account-in-use").isEqualTo(robin);
    assertThat(DB.query("select account_id from linking.link")).containsExactly("1");
    assertThat(DB.query("select 1 from linking.transition")).hasSize(1);
  }

  @Test
  void isRefusedToOthersWhileItsRevocationIsOwed() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    assertThat(node.link(LinkingNode.member(1, 2), "user-1"))
        .isEqualTo("link.vendor-account-in-use");
    assertThat(node.link(LinkingNode.member(2, 3), "user-1"))
        .isEqualTo("link.vendor-account-in-use");
  }

  @Test
  void isFreeForOthersOnceItIsRevoked() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    node.jobs.runDue();
    assertThat(node.link(LinkingNode.member(2, 3), "user-1")).isNull();
  }

  @Test
  void theSameUserIdAtAnotherVendorIsAnotherAccount() {
    node.link(alex, "user-1");
    Principal sam = LinkingNode.member(1, 2);
    assertThat(node.complete(sam, "other", node.begin(sam, "other", false), "user-1")).isNull();
  }

  @Test
  void linkingItAgainCancelsTheRevocationThatIsOwed() {
    node.link(alex, "user-1");
    LinkId old = node.current(alex).id();
    node.linking.unlink(alex, "test");
    assertThat(node.link(alex, "user-1")).isNull();
    assertThat(node.current(alex).id()).isNotEqualTo(old);
    assertThat(state(old)).isEqualTo("UNLINKED link.linked-again");
    node.jobs.runDue();
    assertThat(vendor.count("/revoke")).isZero();
    assertThat(vendor.subscriptions).hasSize(1);
    assertThat(DB.query("select link_id from dispatch.vendor_account"))
        .containsExactly(node.current(alex).id().toString());
  }

  @Test
  void linkingAnotherLeavesTheRevocationOwed() {
    node.link(alex, "user-1");
    LinkId old = node.current(alex).id();
    node.linking.unlink(alex, "test");
    assertThat(node.link(alex, "user-2")).isNull();
    node.jobs.runDue();
    assertThat(vendor.revokedUsers).containsExactly("user-1");
    assertThat(state(old)).isEqualTo("UNLINKED");
    assertThat(node.current(alex).vendorUserId()).isEqualTo("user-2");
  }

  @Test
  void isNotLinkedAgainWhileARevocationIsUnderWay() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    AtomicReference<String> meanwhile = new AtomicReference<>();
    node.fake.beforeRevoke = () -> meanwhile.set(elsewhere(() -> node.link(alex, "user-1")));
    node.jobs.runDue();
    assertThat(meanwhile.get()).isEqualTo("provider.unavailable");
    assertThat(node.book.current(alex.tenant(), alex.account())).isEmpty();
    assertThatALinkNowWorks();
  }

  @Test
  void isNotLinkedWithTokensThatWereRevokedSinceTheCodeWasExchanged() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    node.fake.afterTokens = () -> elsewhere(() -> "" + node.jobs.runDue());
    assertThat(node.link(alex, "user-1")).isEqualTo("provider.unavailable");
    node.fake.afterTokens = () -> {};
    assertThatALinkNowWorks();
  }

  @Test
  void neitherIsItWhenAnotherTenantsRevocationCameBetween() {
    Principal robin = LinkingNode.member(2, 3);
    node.link(robin, "user-1");
    node.linking.unlink(robin, "test");
    node.fake.afterTokens = () -> elsewhere(() -> "" + node.jobs.runDue());
    assertThat(node.link(alex, "user-1")).isEqualTo("provider.unavailable");
    node.fake.afterTokens = () -> {};
    assertThatALinkNowWorks();
  }

  @Test
  void neitherIsItWhenARevocationThatFailedMayHaveArrived() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    node.fake.afterTokens = () -> elsewhere(() -> "" + node.jobs.runDue());
    assertThat(node.link(alex, "user-1")).isEqualTo("provider.unavailable");
    node.fake.afterTokens = () -> {};
    assertThatALinkNowWorks();
  }

  @Test
  void aRevocationThatFailsLateDoesNotBringAnEndedLinkBack() {
    node.link(alex, "user-1");
    LinkId link = node.current(alex).id();
    node.linking.unlink(alex, "test");
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    node.fake.afterRevoke = () -> elsewhere(() -> endAtVendor(link));
    node.jobs.runDue();
    assertThat(state(link)).isEqualTo("UNLINKED fake.revoked");
    assertThat(DB.query("select 1 from dispatch.link_job")).isEmpty();
  }

  private String endAtVendor(LinkId link) {
    node.transactions.runInTenant(
        alex.tenant(), tx -> node.book.endedByVendor(tx, link, "fake.revoked", "test"));
    return "";
  }

  @Test
  void whatIsKnownOfARevokedVendorAccountIsForgottenAfterMinutes() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    node.jobs.runDue();
    JobQueue queue = new JobQueue(node.transactions, clock);
    queue.forgetRevoked();
    assertThat(DB.query("select 1 from dispatch.vendor_account")).hasSize(1);
    DB.execute("update dispatch.vendor_account set revoked_at = now() - interval '11 minutes'");
    queue.forgetRevoked();
    assertThat(DB.query("select 1 from dispatch.vendor_account")).isEmpty();
  }

  private void assertThatALinkNowWorks() {
    assertThat(node.link(alex, "user-1")).isNull();
    int subscribed = vendor.subscriptions.size();
    node.jobs.runDue();
    assertThat(vendor.subscriptions).hasSize(subscribed + 1);
    assertThat(node.current(alex).state()).isEqualTo(LinkState.BACKFILLING);
  }

  private static String elsewhere(Supplier<String> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  private static String state(LinkId link) {
    return DB.query("select concat_ws(' ', state, reason) from linking.link where id = " + link)
        .get(0);
  }
}
