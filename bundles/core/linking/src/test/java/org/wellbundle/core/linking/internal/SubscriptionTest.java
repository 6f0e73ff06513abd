package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.NotificationStyle.Door;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class SubscriptionTest {
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
  void asksForNotificationsAtTheLinksOwnAddress() {
    node.link(alex, "user-1");
    node.jobs.runDue();
    String address = vendor.subscriptions.get(0);
    assertThat(address).startsWith("http://localhost:8181/hooks/fake/");
    String token = address.substring(address.lastIndexOf('/') + 1);
    assertThat(new HookTokenCache(node.transactions, clock).find("fake", token))
        .hasValueSatisfying(owner -> assertThat(owner.link()).isEqualTo(node.current(alex).id()));
  }

  @Test
  void asksAtTheRegistrationsAddressWhereThereIsOneForAll() {
    node.fake.style =
        new NotificationStyle(
            NotificationStyle.Kind.PUSH,
            NotificationStyle.TokenScope.REGISTRATION,
            4096,
            Set.of("application/json"),
            Set.of(),
            Door.of("registration-token-0123456789"));
    node.link(alex, "user-1");
    node.jobs.runDue();
    assertThat(vendor.subscriptions)
        .containsExactly("http://localhost:8181/hooks/fake/registration-token-0123456789");
  }

  @Test
  void checksDaily() {
    node.link(alex, "user-1");
    node.jobs.runDue();
    assertThat(node.jobs.runDue()).isZero();
    clock.advance(Duration.ofHours(24));
    node.jobs.runDue();
    assertThat(vendor.count("/subscribe")).isGreaterThanOrEqualTo(2);
    assertThat(DB.query("select attempts from dispatch.link_job")).containsExactly("0");
  }

  @Test
  void triesAgainLater() {
    node.link(alex, "user-1");
    vendor.faults.put("/subscribe", new FakeVendor.Answer(500, "oops"));
    node.jobs.runDue();
    assertThat(node.jobs.runDue()).isZero();
    vendor.faults.clear();
    clock.advance(Duration.ofSeconds(5));
    node.jobs.runDue();
    assertThat(vendor.subscriptions).hasSize(1);
  }

  @Test
  void leavesWhatTheMemberWithholdsUntilTheDailyCheck() {
    node.link(alex, "user-1");
    node.fake.subscribing = new Failed(new ScopeMissing("weight", "fake.scope"));
    node.jobs.runDue();
    node.fake.subscribing = null;
    clock.advance(Duration.ofHours(23));
    node.jobs.runDue();
    assertThat(vendor.subscriptions).isEmpty();
    clock.advance(Duration.ofHours(1));
    node.jobs.runDue();
    assertThat(vendor.subscriptions).hasSize(1);
  }

  @Test
  void stopsWhenTheAuthorizationIsOver() {
    node.link(alex, "user-1");
    vendor.expireAll();
    vendor.refuseRefresh();
    node.jobs.runDue();
    assertThat(DB.query("select 1 from dispatch.link_job")).isEmpty();
  }

  @Test
  void aProviderThatIsAwayIsAskedLessAndLess() {
    node.link(alex, "user-1");
    node.providers.without(node.fake);
    for (int minute = 0; minute < 120; minute++) {
      node.jobs.runDue();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(DB.query("select attempts < 25 from dispatch.link_job")).containsExactly("t");
    node.providers.with(node.fake);
    clock.advance(Duration.ofMinutes(10));
    node.jobs.runDue();
    assertThat(vendor.subscriptions).hasSize(1);
  }
}
