package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class UnlinkingTest {
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
  void freesTheAccountAtOnceAndRevokes() {
    node.link(alex, "user-1");
    assertThat(node.linking.unlink(alex, "test")).isTrue();
    assertThat(node.book.current(alex.tenant(), alex.account())).isEmpty();
    node.jobs.runDue();
    assertThat(vendor.revokedUsers).containsExactly("user-1");
    assertThat(node.linking.show(alex)).isEmpty();
    for (String table : List.of("providers.token", "dispatch.hook_token", "dispatch.link_job")) {
      assertThat(DB.query("select 1 from " + table)).as(table).isEmpty();
    }
    assertThat(trail())
        .containsExactly(
            "MEMBER BACKFILLING null", "MEMBER UNLINKING link.unlinked", "SYSTEM UNLINKED null");
  }

  @Test
  void withoutALinkThereIsNothingToUnlink() {
    assertThat(node.linking.unlink(alex, "test")).isFalse();
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    assertThat(node.linking.unlink(alex, "test")).isFalse();
    assertThat(node.linking.syncNow(alex, "test")).isFalse();
  }

  @Test
  void aRevocationThatFailsIsTriedAgainAndSaidSo() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    node.jobs.runDue();
    assertThat(shown().state()).isEqualTo(LinkState.UNLINKING);
    assertThat(shown().reason()).contains("revocation-retrying");
    clock.advance(Duration.ofSeconds(6));
    node.jobs.runDue();
    assertThat(vendor.count("/revoke")).isEqualTo(2);
    vendor.faults.clear();
    clock.advance(Duration.ofSeconds(11));
    node.jobs.runDue();
    assertThat(vendor.revokedUsers).containsExactly("user-1");
    assertThat(node.linking.show(alex)).isEmpty();
    assertThat(trail())
        .containsExactly(
            "MEMBER BACKFILLING null",
            "MEMBER UNLINKING link.unlinked",
            "SYSTEM UNLINKING link.revocation-retrying",
            "SYSTEM UNLINKED null");
  }

  @Test
  void aFailedRevocationIsNotDueAtOnce() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    node.jobs.runDue();
    assertThat(node.jobs.runDue()).isZero();
  }

  @Test
  void afterADayItIsGivenUpAndSaidSo() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    node.jobs.runDue();
    clock.advance(Unlinking.REVOKE_FOR.minusMinutes(1));
    node.jobs.runDue();
    assertThat(trail()).last().isEqualTo("SYSTEM UNLINKING link.revocation-retrying");
    clock.advance(Duration.ofHours(2));
    node.jobs.runDue();
    assertThat(trail()).last().isEqualTo("SYSTEM UNLINKED link.revocation-failed");
    assertThat(node.told.events)
        .last()
        .satisfies(
            event -> assertThat(event.ids()).containsEntry("reason", "link.revocation-failed"));
    assertThat(DB.query("select 1 from dispatch.link_job")).isEmpty();
    assertThat(DB.query("select 1 from providers.token")).isEmpty();
    assertThat(shown().state()).as("the member is told").isEqualTo(LinkState.UNLINKED);
    assertThat(shown().reason()).isEqualTo("link.revocation-failed");
    clock.advance(Duration.ofDays(31));
    assertThat(node.linking.show(alex)).as("and not for ever").isEmpty();
  }

  @Test
  void aNewLinkEndsTheWordsAboutAnOldOne() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    vendor.faults.put("/revoke", new FakeVendor.Answer(500, "oops"));
    clock.advance(Unlinking.REVOKE_FOR.plusMinutes(1));
    node.jobs.runDue();
    vendor.faults.clear();
    node.link(alex, "user-2");
    node.linking.unlink(alex, "test");
    node.jobs.runDue();
    assertThat(node.linking.show(alex)).isEmpty();
  }

  @Test
  void anAuthorizationThatIsOverNeedsNoRevocation() {
    node.link(alex, "user-1");
    vendor.expireAll();
    vendor.refuseRefresh();
    node.linking.unlink(alex, "test");
    node.jobs.runDue();
    assertThat(trail()).last().isEqualTo("SYSTEM UNLINKED null");
  }

  @Test
  void whileTheProviderIsAwayTheAccountIsFreeAndTheRevocationWaits() {
    node.link(alex, "user-1");
    node.providers.without(node.fake);
    node.linking.unlink(alex, "test");
    node.jobs.runDue();
    assertThat(shown().reason()).isEqualTo("link.revocation-retrying");
    assertThat(node.complete(alex, "other", node.begin(alex, "other", false), "user-2")).isNull();
    assertThat(shown().providerId()).isEqualTo("other");
    node.providers.with(node.fake);
    clock.advance(Duration.ofMinutes(1));
    node.jobs.runDue();
    assertThat(vendor.revokedUsers).containsExactly("user-1");
    assertThat(node.current(alex).providerId()).isEqualTo("other");
  }

  @Test
  void aNodeThatDiedInTheMiddleLeavesTheRevocationToAnother() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    JobQueue dying = new JobQueue(node.transactions, clock);
    assertThat(dying.claim("fake", 8)).hasSize(1);
    try (LinkingNode second = new LinkingNode(DB.secondNode(), vendor, clock)) {
      assertThat(second.jobs.runDue()).isZero();
      clock.advance(JobQueue.LEASE.plusSeconds(1));
      assertThat(second.jobs.runDue()).isEqualTo(1);
    }
    assertThat(vendor.revokedUsers).containsExactly("user-1");
  }

  @Test
  void whatTheSyncEngineStillSaysOfAnEndingLinkChangesNothing() {
    node.link(alex, "user-1");
    LinkView link = node.current(alex);
    node.linking.unlink(alex, "test");
    node.transactions.runInTenant(
        alex.tenant(),
        tx ->
            assertThat(node.book.transition(tx, link.id(), LinkState.LIVE, null, "test"))
                .isFalse());
    assertThat(trail()).last().isEqualTo("MEMBER UNLINKING link.unlinked");
  }

  private LinkView shown() {
    return node.linking.show(alex).orElseThrow().link();
  }

  private static List<String> trail() {
    return DB.query(
        "select concat_ws(' ', actor, to_state, coalesce(reason, 'null'))"
            + " from linking.transition order by id");
  }
}
