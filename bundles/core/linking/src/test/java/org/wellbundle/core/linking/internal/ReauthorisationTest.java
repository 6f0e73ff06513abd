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

class ReauthorisationTest {
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
  void theSameVendorAccountKeepsTheLink() {
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    node.transactions.runInTenant(
        alex.tenant(),
        tx -> node.book.transition(tx, old.id(), LinkState.NEEDS_REAUTH, "token.revoked", "test"));
    clock.advance(Duration.ofDays(3));
    assertThat(node.link(alex, "user-1")).isNull();
    LinkView now = node.current(alex);
    assertThat(now.id()).isEqualTo(old.id());
    assertThat(now.state()).isEqualTo(LinkState.BACKFILLING);
    assertThat(now.reason()).isNull();
    assertThat(now.linkedAt()).isEqualTo(old.linkedAt());
    assertThat(trail())
        .containsExactly(
            "MEMBER null BACKFILLING null",
            "SYSTEM BACKFILLING NEEDS_REAUTH token.revoked",
            "MEMBER NEEDS_REAUTH BACKFILLING link.authorised-again");
    assertThat(DB.query("select version from providers.token")).containsExactly("2");
    assertThat(node.told.lifecycle).containsExactly("linked " + old.id(), "linked " + old.id());
  }

  @Test
  void anotherVendorAccountIsNoReauthorisation() {
    node.link(alex, "user-1");
    DB.execute("update linking.link set state = 'NEEDS_REAUTH'");
    assertThat(node.link(alex, "user-2")).isEqualTo("link.already-linked");
    assertThat(node.current(alex).vendorUserId()).isEqualTo("user-1");
  }

  @Test
  void aSwitchToTheSameVendorAccountIsAReauthorisation() {
    node.link(alex, "user-1");
    LinkView old = node.current(alex);
    assertThat(node.switchTo(alex, "fake", "user-1")).isNull();
    assertThat(node.current(alex).id()).isEqualTo(old.id());
    assertThat(DB.query("select 1 from dispatch.link_job where kind = 'REVOKE'")).isEmpty();
  }

  @Test
  void aPausedLinkStaysPaused() {
    node.link(alex, "user-1");
    DB.execute("update linking.link set state = 'PAUSED', reason = 'link.paused-by-consent'");
    assertThat(node.switchTo(alex, "fake", "user-1")).isNull();
    assertThat(node.current(alex).state()).isEqualTo(LinkState.PAUSED);
    assertThat(node.current(alex).reason()).isEqualTo("link.paused-by-consent");
    assertThat(node.told.lifecycle).hasSize(1);
  }

  @Test
  void underANewRegistrationOfTheAppTheVendorAccountMovesAlong() {
    node.link(alex, "user-1");
    node.providers.without(node.fake);
    node.providers.with(new HookedProvider("fake", vendor, "app-2"));
    assertThat(node.switchTo(alex, "fake", "user-1")).isNull();
    assertThat(DB.query("select registration from linking.link")).containsExactly("app-2");
    assertThat(DB.query("select registration from dispatch.vendor_account"))
        .containsExactly("app-2");
  }

  @Test
  void theVendorsNoAsksTheMemberAgain() {
    node.link(alex, "user-1");
    LinkView link = node.current(alex);
    node.transactions.runInTenant(
        alex.tenant(), tx -> node.book.endedByVendor(tx, link.id(), "fake.revoked", "test"));
    assertThat(node.current(alex).state()).isEqualTo(LinkState.NEEDS_REAUTH);
    assertThat(trail()).last().isEqualTo("VENDOR BACKFILLING NEEDS_REAUTH fake.revoked");
  }

  private static List<String> trail() {
    return DB.query(
        "select concat_ws(' ', actor, coalesce(from_state, 'null'), to_state,"
            + " coalesce(reason, 'null')) from linking.transition order by id");
  }
}
