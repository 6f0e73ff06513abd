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
import org.wellbundle.core.linking.HookTokens;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

class HookTokenCacheTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private final FakeVendor vendor = new FakeVendor();
  private final TestClock clock = new TestClock();
  private final Principal alex = LinkingNode.member(1, 1);
  private LinkingNode node;
  private HookTokenCache cache;
  private String token;

  @BeforeEach
  void start() {
    LinkingNode.empty(DB);
    node = new LinkingNode(DB.transactions(), vendor, clock);
    node.link(alex, "user-1");
    node.jobs.runDue();
    String address = vendor.subscriptions.get(0);
    token = address.substring(address.lastIndexOf('/') + 1);
    cache = new HookTokenCache(node.transactions, clock);
  }

  @AfterEach
  void stop() {
    node.close();
    vendor.close();
  }

  @Test
  void knowsWhoseATokenIs() {
    assertThat(cache.find("fake", token))
        .contains(new HookTokens.Owner(alex.tenant(), node.current(alex).id()));
  }

  @Test
  void answersFromMemory() {
    cache.find("fake", token);
    DB.execute("truncate dispatch.hook_token");
    assertThat(cache.find("fake", token)).isPresent();
  }

  @Test
  void aTokenOfAnotherProviderIsRefused() {
    assertThat(cache.find("other", token)).isEmpty();
    assertThat(cache.find("fake", token)).isPresent();
    assertThat(cache.find("other", token)).isEmpty();
  }

  @Test
  void anUnknownTokenWritesNothing() {
    List<String> before = writes();
    assertThat(cache.find("fake", "unknown")).isEmpty();
    assertThat(cache.find("fake", "")).isEmpty();
    assertThat(cache.find("fake", "x".repeat(5_000))).isEmpty();
    assertThat(writes()).isEqualTo(before);
  }

  @Test
  void anUnknownTokenIsKnownAsSoonAsItIsGivenOut() {
    LinkId link = node.current(alex).id();
    assertThat(cache.find("fake", "later")).isEmpty();
    node.transactions.runInTenant(
        alex.tenant(),
        tx -> {
          DispatchCalls.dropHookToken(tx, link);
          DispatchCalls.addHookToken(tx, Secrets.hash("later"), "fake", link);
        });
    assertThat(cache.find("fake", "later")).isPresent();
  }

  @Test
  void aDroppedTokenIsForgottenWithinMinutes() {
    cache.find("fake", token);
    node.linking.unlink(alex, "test");
    node.jobs.runDue();
    clock.advance(Duration.ofMinutes(6));
    assertThat(cache.find("fake", token)).isEmpty();
    assertThat(new HookTokenCache(node.transactions, clock).find("fake", token)).isEmpty();
  }

  /** Every row of the token table with the transaction that wrote it. */
  private static List<String> writes() {
    return DB.query("select xmin || ' ' || encode(token_hash, 'hex') from dispatch.hook_token");
  }
}
