package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class ConsentFollowerTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private final FakeVendor vendor = new FakeVendor();
  private final Principal alex = LinkingNode.member(1, 1);
  private LinkingNode node;
  private ConsentFollower follower;

  @BeforeEach
  void linked() {
    LinkingNode.empty(DB);
    node = new LinkingNode(DB.transactions(), vendor, new TestClock());
    follower = new ConsentFollower(node.transactions, node.book, node.told);
    node.link(alex, "user-1");
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void linkingIsAYesToStoringAndIsAudited() {
    assertThat(node.told.consented).containsExactly("1/1");
    assertThat(node.told.audited)
        .extracting(AuditEntry::action)
        .containsExactly("link.attempted", "link.changed");
    AuditEntry entry = node.told.audited.get(1);
    assertThat(entry.actor().role()).isEqualTo("member");
    assertThat(entry.details()).containsEntry("to", "BACKFILLING").doesNotContainKey("link");
  }

  @Test
  void aLinkPausesWhenNothingMayBeCollectedAndGoesOnAfterwards() {
    node.told.collectable = Set.of();
    follower.handle(changed());
    assertThat(node.current(alex).state()).isEqualTo(LinkState.PAUSED);
    assertThat(node.current(alex).reason()).isEqualTo("consent");

    node.told.collectable = Set.of(DataKind.SLEEP);
    follower.handle(changed());
    assertThat(node.current(alex).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void aLinkGoesOnWhileAnythingMayBeCollected() {
    node.told.collectable = Set.of(DataKind.SLEEP);
    follower.handle(changed());
    assertThat(node.current(alex).state()).isEqualTo(LinkState.BACKFILLING);
  }

  private Event changed() {
    return new Event(
        1, "consent.changed", alex.tenant(), alex.account(), Map.of(), Instant.EPOCH, "test");
  }
}
