package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.linking.internal.LinkCompletion.Completed;
import org.wellbundle.core.linking.internal.LinkCompletion.WayBack;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class LinkCompletionTest {
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
  void makesALinkAndTellsEverybody() {
    assertThat(node.link(alex, "user-1")).isNull();
    String id = node.current(alex).id().toString();
    assertThat(node.current(alex).profile()).isEqualTo(alex.mainProfile());
    assertThat(
            DB.query(
                "select actor || ' ' || to_state || ' ' || correlation_id from"
                    + " linking.transition where from_state is null"))
        .containsExactly("MEMBER BACKFILLING test");
    assertThat(node.told.lifecycle).containsExactly("linked " + id);
    assertThat(node.told.browsers).containsExactly("1/1 link-changed " + id);
    assertThat(node.told.events)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.ids())
                    .isEqualTo(Map.of("link", id, "provider", "fake", "to", "BACKFILLING")));
  }

  @Test
  void aStateWorksOnce() {
    StateToken state = node.begin(alex, "fake", false);
    assertThat(node.complete(alex, "fake", state, "user-1")).isNull();
    assertThat(node.complete(alex, "fake", state, "user-1")).isEqualTo("link.expired");
    assertThat(node.linking.pending(state)).isEmpty();
  }

  @Test
  void aStateWorksForTenMinutes() {
    StateToken state = node.begin(alex, "fake", false);
    clock.advance(Duration.ofMinutes(10));
    assertThat(node.linking.pending(state)).isEmpty();
    assertThat(node.complete(alex, "fake", state, "user-1")).isEqualTo("link.expired");
    assertNothingLinked();
  }

  @Test
  void aStateOfAnotherProviderIsWorthNothing() {
    StateToken state = node.begin(alex, "fake", false);
    assertThat(node.complete(alex, "other", state, "user-1")).isEqualTo("link.expired");
    assertNothingLinked();
  }

  @Test
  void aForeignBrowserIsRefusedAndTheStateUsedUp() {
    StateToken state = node.begin(alex, "fake", false);
    assertThat(back(alex, state, "another browser", vendor.code("user-1"), null))
        .isEqualTo(new Completed("/link", "link.state-mismatch"));
    assertThat(node.complete(alex, "fake", state, "user-1")).isEqualTo("link.expired");
    assertNothingLinked();
  }

  @Test
  void aBrowserWithoutTheCookieIsRefused() {
    StateToken state = node.begin(alex, "fake", false);
    assertThat(back(alex, state, null, vendor.code("user-1"), null).errorCode())
        .isEqualTo("link.state-mismatch");
    assertNothingLinked();
  }

  @Test
  void aForeignAccountIsRefused() {
    StateToken state = node.begin(alex, "fake", false);
    Principal sam = LinkingNode.member(1, 2);
    String secret = LinkingNode.browserOf(alex);
    assertThat(back(sam, state, secret, vendor.code("user-1"), null).errorCode())
        .isEqualTo("link.state-mismatch");
    assertNothingLinked();
  }

  @Test
  void aForeignTenantIsRefusedAndCannotUseTheStateUp() {
    StateToken state = node.begin(alex, "fake", false);
    Principal robin = LinkingNode.member(2, 1);
    assertThat(node.complete(robin, "fake", state, "user-1")).isEqualTo("link.expired");
    StateToken forged = StateToken.parse("2" + state.text().substring(1)).orElseThrow();
    assertThat(node.complete(robin, "fake", forged, "user-1")).isEqualTo("link.expired");
    assertThat(node.complete(alex, "fake", state, "user-1")).isNull();
  }

  @Test
  void aNoIsANo() {
    StateToken state = node.begin(alex, "fake", false);
    String secret = LinkingNode.browserOf(alex);
    Completed completed = back(alex, state, secret, null, "access_denied");
    assertThat(completed.location()).isEqualTo("/link?error=link.denied");
    assertThat(vendor.count("/token")).isZero();
    assertNothingLinked();
  }

  @Test
  void anErrorBesideACodeWins() {
    StateToken state = node.begin(alex, "fake", false);
    String secret = LinkingNode.browserOf(alex);
    String code = vendor.code("user-1");
    assertThat(back(alex, state, secret, code, "access_denied").errorCode())
        .isEqualTo("link.denied");
  }

  @Test
  void theVendorsOwnTroubleIsNoRefusal() {
    StateToken state = node.begin(alex, "fake", false);
    String secret = LinkingNode.browserOf(alex);
    assertThat(back(alex, state, secret, null, "temporarily_unavailable").errorCode())
        .isEqualTo("provider.unavailable");
  }

  @Test
  void aCodeTheVendorDoesNotKnowLinksNothing() {
    StateToken state = node.begin(alex, "fake", false);
    assertThat(back(alex, state, LinkingNode.browserOf(alex), "invented", null).errorCode())
        .isEqualTo("link.refused");
    assertNothingLinked();
  }

  @Test
  void aVendorThatFailsLinksNothing() {
    StateToken state = node.begin(alex, "fake", false);
    vendor.faults.put("/token", new FakeVendor.Answer(500, "oops"));
    assertThat(node.complete(alex, "fake", state, "user-1")).isEqualTo("provider.unavailable");
    assertNothingLinked();
  }

  @Test
  void aProviderThatWentAwayLinksNothing() {
    StateToken state = node.begin(alex, "fake", false);
    node.providers.without(node.fake);
    assertThat(node.complete(alex, "fake", state, "user-1")).isEqualTo("provider.unavailable");
    assertNothingLinked();
  }

  @Test
  void whileTheBrowserIsAwayAnotherTabMayWin() {
    StateToken late = node.begin(alex, "other", false);
    node.link(alex, "user-1");
    assertThat(node.complete(alex, "other", late, "user-2")).isEqualTo("link.already-linked");
    assertThat(node.current(alex).providerId()).isEqualTo("fake");
  }

  private Completed back(
      Principal who, StateToken state, String browserSecret, String code, String error) {
    return node.linking.complete(
        who, new WayBack("fake", state, browserSecret, code, error), "test");
  }

  private static void assertNothingLinked() {
    assertThat(DB.query("select 1 from linking.link")).isEmpty();
    assertThat(DB.query("select 1 from providers.token")).isEmpty();
  }
}
