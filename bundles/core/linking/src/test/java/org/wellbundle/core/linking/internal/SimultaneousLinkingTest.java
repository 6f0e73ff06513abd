package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.platform.database.testing.TestDatabase;

/** Rule L1 from two nodes; {@code -Dsoak=true} for the full counts. */
class SimultaneousLinkingTest {
  @RegisterExtension static final TestDatabase DB = LinkingNode.database();

  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final int PARALLEL = SOAK ? 200 : 20;
  private static final int ROUNDS = SOAK ? 20 : 5;

  private final FakeVendor vendor = new FakeVendor();
  private final TestClock clock = new TestClock();
  private final AtomicLong accounts = new AtomicLong();
  private final ExecutorService browsers = Executors.newFixedThreadPool(PARALLEL);
  private LinkingNode[] nodes;

  @BeforeEach
  void start() {
    LinkingNode.empty(DB);
    nodes =
        new LinkingNode[] {
          new LinkingNode(DB.transactions(), vendor, clock),
          new LinkingNode(DB.secondNode(), vendor, clock)
        };
  }

  @AfterEach
  void stop() {
    browsers.shutdownNow();
    nodes[0].close();
    nodes[1].close();
    vendor.close();
  }

  @Test
  void ofManyVendorAccountsOneIsLinked() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Principal who = LinkingNode.member(1, accounts.incrementAndGet());
      List<String> outcomes = race(who, false, n -> "user-" + who.account().value() + "-" + n);
      assertThat(Collections.frequency(outcomes, null)).isEqualTo(1);
      assertThat(outcomes).containsOnly(null, "link.already-linked");
      assertThat(states(who)).containsExactly("BACKFILLING");
      assertThat(count("dispatch.vendor_account")).isEqualTo(round + 1L);
      assertThat(count("dispatch.hook_token")).isEqualTo(round + 1L);
      assertThat(count("providers.token")).isEqualTo(round + 1L);
      assertThat(count("linking.transition")).isEqualTo(round + 1L);
    }
  }

  @Test
  void theSameVendorAccountIsLinkedOnceAndAuthorisedAgain() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Principal who = LinkingNode.member(1, accounts.incrementAndGet());
      List<String> outcomes = race(who, false, n -> "user-" + who.account().value());
      assertThat(outcomes).containsOnlyNulls();
      assertThat(states(who)).containsExactly("BACKFILLING");
    }
  }

  @Test
  void ofManySwitchesOneStaysAndEveryOtherIsRevoked() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Principal who = LinkingNode.member(1, accounts.incrementAndGet());
      nodes[0].link(who, "first-" + who.account().value());
      List<String> outcomes = race(who, true, n -> "user-" + who.account().value() + "-" + n);
      List<String> states = states(who);
      assertThat(Collections.frequency(states, "BACKFILLING")).isEqualTo(1);
      assertThat(states).containsOnly("BACKFILLING", "UNLINKING");
      assertThat(states).hasSize(1 + Collections.frequency(outcomes, null));
      assertThat(
              DB.query(
                  "select l.id from linking.link l where state = 'UNLINKING' and not exists (select"
                      + " from dispatch.link_job j where j.link_id = l.id and kind = 'REVOKE')"))
          .isEmpty();
    }
  }

  @Test
  void oneVendorAccountFeedsOneOfManyAccounts() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String user = "shared-" + round;
      List<Attempted> attempts = new ArrayList<>();
      for (int n = 0; n < PARALLEL; n++) {
        Principal who = LinkingNode.member(1 + n % 2, accounts.incrementAndGet());
        attempts.add(new Attempted(who, nodes[0].begin(who, "fake", false), user));
      }
      List<String> outcomes = race(attempts);
      assertThat(Collections.frequency(outcomes, null)).isEqualTo(1);
      assertThat(outcomes).containsOnly(null, "link.vendor-account-in-use");
      assertThat(count("linking.link")).isEqualTo(round + 1L);
    }
  }

  private record Attempted(Principal who, StateToken state, String vendorUser) {}

  private List<String> race(Principal who, boolean replace, IntFunction<String> users)
      throws Exception {
    List<Attempted> attempts = new ArrayList<>();
    for (int n = 0; n < PARALLEL; n++) {
      attempts.add(new Attempted(who, nodes[n % 2].begin(who, "fake", replace), users.apply(n)));
    }
    return race(attempts);
  }

  private List<String> race(List<Attempted> attempts) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> running = new ArrayList<>();
    for (int n = 0; n < attempts.size(); n++) {
      LinkingNode node = nodes[n % 2];
      Attempted each = attempts.get(n);
      running.add(
          browsers.submit(
              () -> {
                start.await();
                return node.complete(each.who(), "fake", each.state(), each.vendorUser());
              }));
    }
    start.countDown();
    List<String> outcomes = new ArrayList<>();
    for (Future<String> each : running) {
      outcomes.add(each.get());
    }
    return outcomes;
  }

  private static List<String> states(Principal who) {
    return DB.query("select state from linking.link where account_id = " + who.account().value());
  }

  private static long count(String table) {
    return Long.parseLong(DB.query("select count(*) from " + table).get(0));
  }
}
