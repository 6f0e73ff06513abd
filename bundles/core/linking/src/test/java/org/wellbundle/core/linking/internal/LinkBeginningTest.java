package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.linking.internal.LinkBeginning.Begun;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class LinkBeginningTest {
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
  void sendsToTheManufacturersPage() {
    Begun begun = node.wish(alex, "fake", false);
    URI url = ((Begun.Authorize) begun).authorizeUrl();
    assertThat(url.toString()).startsWith(vendor.url("/authorize") + "?");
    assertThat(LinkingNode.parameter(url, "response_type")).isEqualTo("code");
    assertThat(LinkingNode.parameter(url, "client_id")).isEqualTo("app-fake");
    assertThat(LinkingNode.parameter(url, "scope")).isEqualTo("metrics%2Cactivity");
    assertThat(LinkingNode.parameter(url, "redirect_uri"))
        .isEqualTo("http%3A%2F%2Flocalhost%3A8181%2Foauth%2Fcallback%2Ffake");
    assertThat(LinkingNode.parameter(url, "code_challenge")).hasSize(43);
    assertThat(LinkingNode.parameter(url, "code_challenge_method")).isEqualTo("S256");
    assertThat(url.getQuery()).doesNotContain("prompt");
  }

  @Test
  void aProvidersOwnParametersCannotReplaceTheState() {
    URI url = ((Begun.Authorize) node.wish(alex, "fake", false)).authorizeUrl();
    assertThat(LinkingNode.parameter(url, "mode")).isEqualTo("demo");
    assertThat(LinkingNode.parameter(url, "state")).startsWith("1.").hasSize(45);
    assertThat(url.getQuery()).doesNotContain("theirs");
  }

  @Test
  void whatIsKeptOfAnAttemptHoldsNoSecret() {
    StateToken state = node.begin(alex, "fake", false);
    assertThat(DB.query("select a::text from linking.attempt a").get(0))
        .doesNotContain(state.text(), LinkingNode.browserOf(alex))
        .contains(LinkingNode.PORTAL);
    assertThat(node.linking.pending(state).orElseThrow().origin()).isEqualTo(LinkingNode.PORTAL);
  }

  @Test
  void refusesWhileAnotherIsLinkedButForASwitch() {
    node.link(alex, "user-1");
    assertThat(node.wish(alex, "fake", false))
        .isEqualTo(new Begun.AlreadyLinked(node.current(alex)));
    assertThat(node.wish(alex, "other", false)).isInstanceOf(Begun.AlreadyLinked.class);
    assertThat(node.wish(alex, "other", true)).isInstanceOf(Begun.Authorize.class);
  }

  @Test
  void letsAuthoriseAgainWhenThatIsNeeded() {
    node.link(alex, "user-1");
    DB.execute("update linking.link set state = 'NEEDS_REAUTH'");
    assertThat(node.wish(alex, "fake", false)).isInstanceOf(Begun.Authorize.class);
    assertThat(node.wish(alex, "other", false)).isInstanceOf(Begun.AlreadyLinked.class);
  }

  @Test
  void saysWhenTheProviderIsAway() {
    node.providers.without(node.fake);
    assertThat(node.wish(alex, "fake", false)).isEqualTo(new Begun.ProviderUnavailable());
    assertThat(DB.query("select 1 from linking.attempt")).isEmpty();
  }

  @Test
  void expiredAttemptsAreRemovedByTheNext() {
    node.begin(alex, "fake", false);
    clock.advance(LinkBeginning.ATTEMPT_LIFETIME.plusSeconds(1));
    node.begin(alex, "fake", false);
    assertThat(DB.query("select 1 from linking.attempt")).hasSize(1);
  }
}
