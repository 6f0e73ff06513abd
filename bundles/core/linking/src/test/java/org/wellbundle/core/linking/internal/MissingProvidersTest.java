package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class MissingProvidersTest {
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

  private MissingProviders watch() {
    return new MissingProviders(
        node.transactions, node.providers.gateway(), TestTenants.both(), node.book, clock);
  }

  @Test
  void marksAfterTheWaitAndRestoresStateAndReason() {
    node.link(alex, "user-1");
    node.link(LinkingNode.member(2, 2), "user-2");
    DB.execute(
        "update linking.link set state = 'PAUSED', reason = 'link.paused-by-member'"
            + " where account_id = 2");
    MissingProviders watch = watch();
    node.providers.without(node.fake);
    watch.look();
    assertThat(states()).containsExactly("BACKFILLING", "PAUSED link.paused-by-member");
    clock.advance(Duration.ofSeconds(11));
    watch.look();
    assertThat(states())
        .containsExactly(
            "PROVIDER_MISSING provider.unavailable", "PROVIDER_MISSING provider.unavailable");
    node.providers.with(node.fake);
    watch.look();
    assertThat(states()).containsExactly("BACKFILLING", "PAUSED link.paused-by-member");
    assertThat(
            DB.query("select distinct actor from linking.transition where from_state is not null"))
        .containsExactly("SYSTEM");
  }

  @Test
  void anUpdateOfTheBundleShowsNowhere() {
    node.link(alex, "user-1");
    MissingProviders watch = watch();
    watch.look();
    node.providers.without(node.fake);
    watch.look();
    clock.advance(Duration.ofSeconds(8));
    watch.look();
    node.providers.with(node.fake);
    watch.look();
    assertThat(DB.query("select 1 from linking.transition")).hasSize(1);
  }

  @Test
  void markingTwiceChangesNothing() {
    node.link(alex, "user-1");
    node.providers.without(node.fake);
    clock.advance(Duration.ofSeconds(11));
    watch().look();
    watch().look();
    assertThat(DB.query("select 1 from linking.transition")).hasSize(2);
  }

  @Test
  void aReasonThatChangesMeanwhileLosesNothing() {
    node.link(alex, "user-1");
    LinkId link = node.current(alex).id();
    DB.execute("update linking.link set state = 'QUIET', reason = 'link.no-data'");
    node.providers.without(node.fake);
    clock.advance(Duration.ofSeconds(11));
    watch().look();
    node.transactions.runInTenant(
        alex.tenant(),
        tx ->
            node.book.transition(
                tx, link, LinkState.PROVIDER_MISSING, "provider.updating", "test"));
    node.providers.with(node.fake);
    watch().look();
    assertThat(states()).containsExactly("QUIET link.no-data");
  }

  @Test
  void whatAnotherNodeMarkedAndLeftIsRestoredInTime() {
    node.link(alex, "user-1");
    MissingProviders here = watch();
    here.look();
    try (LinkingNode other = new LinkingNode(DB.secondNode(), vendor, clock)) {
      other.providers.without(other.fake);
      clock.advance(Duration.ofSeconds(11));
      new MissingProviders(
              other.transactions, other.providers.gateway(), TestTenants.both(), other.book, clock)
          .look();
    }
    assertThat(states()).containsExactly("PROVIDER_MISSING provider.unavailable");
    clock.advance(Duration.ofMinutes(5));
    here.look();
    assertThat(states()).containsExactly("BACKFILLING");
  }

  @Test
  void moreLinksThanABatchAreAllMarked() {
    DB.execute(
        "insert into linking.link (tenant_id, account_id, profile_id, provider_id, registration,"
            + " vendor_user_id, state, linked_at, hook_token) select 1, n, n, 'fake', 'app-fake',"
            + " 'user-' || n, 'LIVE', now(), '' from generate_series(1, 450) n");
    node.providers.without(node.fake);
    clock.advance(Duration.ofSeconds(11));
    watch().look();
    assertThat(DB.query("select count(*) from linking.link where state = 'PROVIDER_MISSING'"))
        .containsExactly("450");
  }

  @Test
  void anEndingLinkIsLeftAlone() {
    node.link(alex, "user-1");
    node.linking.unlink(alex, "test");
    node.providers.without(node.fake);
    clock.advance(Duration.ofSeconds(11));
    watch().look();
    assertThat(states()).containsExactly("UNLINKING link.unlinked");
  }

  private static List<String> states() {
    return DB.query("select concat_ws(' ', state, reason) from linking.link order by account_id");
  }
}
