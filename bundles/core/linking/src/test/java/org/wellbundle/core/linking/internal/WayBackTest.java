package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.linking.internal.LinkBeginning.Begun;
import org.wellbundle.core.linking.internal.LinkBeginning.Wish;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

/** From the manufacturer over the platform's host to the portal and its page. */
class WayBackTest {
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

  private final FakeBrowser browser = new FakeBrowser();

  private StateToken begin(String origin) {
    Begun begun =
        node.linking.begin(
            alex,
            new Wish("fake", "/settings?a=1", false, origin, LinkingNode.browserOf(alex)),
            "test");
    browser.who = Optional.of(alex);
    browser.cookie = Optional.of(LinkingNode.browserOf(alex));
    return StateToken.parse(
            LinkingNode.parameter(((Begun.Authorize) begun).authorizeUrl(), "state"))
        .orElseThrow();
  }

  private FakeExchange callback(FakeExchange exchange) throws IOException {
    new CallbackServlet(node.linking, TestTenants.both(), node.told)
        .doGet(exchange.request(), exchange.response());
    return exchange;
  }

  private FakeExchange complete(FakeExchange exchange) {
    new CompleteServlet(node.linking, browser, browser)
        .doGet(exchange.request(), exchange.response());
    return exchange;
  }

  @Test
  void theCallbackSendsOnToThePortalItBeganOnAndUsesNothingUp() throws IOException {
    StateToken state = begin("https://wellness.acme.example");
    FakeExchange exchange =
        callback(new FakeExchange("/fake").with("state", state.text()).with("code", "a&b=c"));
    assertThat(exchange.status).isEqualTo(303);
    assertThat(exchange.location())
        .isEqualTo(
            "https://wellness.acme.example/oauth/complete/fake?state="
                + state.text()
                + "&code=a%26b%3Dc");
    assertThat(exchange.headers).containsEntry("Referrer-Policy", "no-referrer");
    assertThat(node.linking.pending(state)).isPresent();
  }

  @Test
  void theCallbackSendsAnUnknownStateToThePageOfItsPortal() throws IOException {
    StateToken unknown = StateToken.random(alex.tenant());
    assertThat(callback(new FakeExchange("/fake").with("state", unknown.text())).location())
        .isEqualTo("http://acme.localhost:8181/link?error=link.expired");
  }

  @Test
  void theCallbackOfAnotherProviderIsWorthNothing() throws IOException {
    StateToken state = begin(LinkingNode.PORTAL);
    assertThat(callback(new FakeExchange("/other").with("state", state.text())).location())
        .isEqualTo("http://acme.localhost:8181/link?error=link.expired");
  }

  @Test
  void theEndIsThePageItBeganOn() {
    StateToken state = begin(LinkingNode.PORTAL);
    FakeExchange exchange =
        complete(
            new FakeExchange("/fake")
                .with("state", state.text())
                .with("code", vendor.code("user-1")));
    assertThat(exchange.status).isEqualTo(303);
    assertThat(exchange.location()).isEqualTo("/settings?a=1");
    assertThat(browser.cookie).as("another tab may be on its way").isPresent();
  }

  @Test
  void theEndOfANoSaysSo() {
    StateToken state = begin(LinkingNode.PORTAL);
    assertThat(
            complete(
                    new FakeExchange("/fake")
                        .with("state", state.text())
                        .with("error", "access_denied"))
                .location())
        .isEqualTo("/settings?a=1&error=link.denied");
  }

  @Test
  void withoutASessionNothingIsUsedUp() {
    StateToken state = begin(LinkingNode.PORTAL);
    browser.who = Optional.empty();
    FakeExchange exchange = new FakeExchange("/fake").with("state", state.text());
    assertThat(complete(exchange).location()).isEqualTo("/link?error=link.session-lost");
    assertThat(node.linking.pending(state)).isPresent();
  }

  @Test
  void lookingAheadUsesNothingUp() {
    StateToken state = begin(LinkingNode.PORTAL);
    FakeExchange exchange = new FakeExchange("/fake").with("state", state.text());
    new CompleteServlet(node.linking, browser, browser)
        .doHead(exchange.request(), exchange.response());
    assertThat(exchange.status).isEqualTo(405);
    assertThat(node.linking.pending(state)).isPresent();
  }

  @Test
  void whatIsNoProviderOrNoStateEndsOnThePage() {
    for (String path : new String[] {"/../x", "/", "/fake/x", "/FAKE", "/a%2f"}) {
      begin(LinkingNode.PORTAL);
      assertThat(complete(new FakeExchange(path).with("state", "1.x")).location())
          .isEqualTo("/link?error=link.expired");
    }
    assertThat(complete(new FakeExchange("/fake")).location())
        .isEqualTo("/link?error=link.expired");
  }
}
