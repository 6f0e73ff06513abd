package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class SwitchTest {
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
  void bothLinksChangeInOneTransaction() {
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    assertThat(node.switchTo(alex, "other", "user-2")).isNull();
    LinkView current = node.current(alex);
    assertThat(current.providerId()).isEqualTo("other");
    assertThat(DB.query("select distinct xmin from linking.link")).hasSize(1);
    assertThat(DB.query("select state || ' ' || reason from linking.link where id = " + old.id()))
        .containsExactly("UNLINKING link.switched");
    assertThat(node.told.lifecycle)
        .containsExactly("linked " + old.id(), "unlinked " + old.id(), "linked " + current.id());
  }

  @Test
  void theOldLinkStaysUntilTheNewOneIsAuthorised() {
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    StateToken state = node.begin(alex, "other", true);
    assertThat(node.current(alex)).isEqualTo(old);
    vendor.faults.put("/token", new FakeVendor.Answer(500, "oops"));
    assertThat(node.complete(alex, "other", state, "user-2")).isEqualTo("provider.unavailable");
    assertThat(node.current(alex)).isEqualTo(old);
  }

  @Test
  void theOldLinkStaysWhenTheNewOneIsRefused() {
    node.switchTo(LinkingNode.member(2, 5), "other", "taken");
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    assertThat(node.switchTo(alex, "other", "taken")).isEqualTo("link.vendor-account-in-use");
    assertThat(node.current(alex)).isEqualTo(old);
    assertThat(DB.query("select 1 from dispatch.link_job where kind = 'REVOKE'")).isEmpty();
  }

  @Test
  void theOldLinkStaysWhenTheTransactionFails() {
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    node.told.whenLinked =
        () -> {
          throw new IllegalStateException("the sync engine has a defect");
        };
    assertThatThrownBy(() -> node.switchTo(alex, "other", "user-2"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(node.current(alex)).isEqualTo(old);
    assertThat(DB.query("select 1 from linking.link")).hasSize(1);
    assertThat(DB.query("select 1 from linking.transition")).hasSize(1);
  }

  @Test
  void theSwitchInstantIsTheEndOfTheOldAndTheBeginningOfTheNew() {
    node.link(alex, "user-1");
    clock.advance(Duration.ofHours(5));
    node.switchTo(alex, "other", "user-2");
    clock.advance(Duration.ofHours(5));
    node.jobs.runDue();
    assertThat(DB.query("select state from linking.link order by id"))
        .containsExactly("UNLINKED", "BACKFILLING");
    assertThat(DB.query("select max(ended_at) = max(linked_at) from linking.link"))
        .containsExactly("t");
  }

  @Test
  void switchingToAnotherAccountOfTheSameVendorIsASwitch() {
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    assertThat(node.switchTo(alex, "fake", "user-2")).isNull();
    assertThat(node.current(alex).id()).isNotEqualTo(old.id());
    node.jobs.runDue();
    assertThat(vendor.revokedUsers).containsExactly("user-1");
  }
}
