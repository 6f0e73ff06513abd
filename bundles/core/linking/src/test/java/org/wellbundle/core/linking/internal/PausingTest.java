package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.core.linking.internal.LinkCompletion.WayBack;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class PausingTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private final FakeVendor vendor = new FakeVendor();
  private final Principal alex = LinkingNode.member(1, 1);
  private LinkingNode node;

  @BeforeEach
  void start() {
    LinkingNode.empty(DB);
    node = new LinkingNode(DB.transactions(), vendor, new TestClock());
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void aMemberHoldsTheLinkAndLetsItGoOn() {
    node.link(alex, "user-1");

    assertThat(node.linking.pause(alex, "test")).isTrue();
    assertThat(node.current(alex).state()).isEqualTo(LinkState.PAUSED);
    assertThat(node.current(alex).reason()).isEqualTo("member");
    assertThat(last().actor().role()).isEqualTo("member");

    assertThat(node.linking.resume(alex, "test")).isTrue();
    assertThat(node.current(alex).state()).isEqualTo(LinkState.LIVE);
    assertThat(vendor.revokedUsers).isEmpty();
  }

  @Test
  void whatMayNotBeCollectedStaysPausedForThatReason() {
    node.link(alex, "user-1");
    node.linking.pause(alex, "test");
    node.told.collectable = Set.of();

    node.linking.resume(alex, "test");

    assertThat(node.current(alex).state()).isEqualTo(LinkState.PAUSED);
    assertThat(node.current(alex).reason()).isEqualTo("consent");
    node.linking.resume(alex, "test");
    assertThat(node.current(alex).state()).isEqualTo(LinkState.PAUSED);
  }

  @Test
  void withoutALinkThereIsNothingToPause() {
    assertThat(node.linking.pause(alex, "test")).isFalse();
    assertThat(node.linking.resume(alex, "test")).isFalse();
  }

  @Test
  void anAttemptThatEndsWithoutALinkIsAudited() {
    StateToken state = node.begin(alex, "fake", false);

    node.linking.complete(
        alex,
        new WayBack("fake", state, LinkingNode.browserOf(alex), null, "access_denied"),
        "test");

    assertThat(node.told.audited)
        .extracting(entry -> entry.action() + " " + entry.details().get("outcome"))
        .containsExactly("link.attempted begun", "link.attempted link.denied");
  }

  private AuditEntry last() {
    return node.told.audited.get(node.told.audited.size() - 1);
  }
}
