package org.wellbundle.core.providers.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.core.providers.Tokens.AuthorizationCode;
import org.wellbundle.core.providers.Tokens.Granted;
import org.wellbundle.core.providers.testing.FakeProvider;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.testing.TestDatabase;

class RefreshTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ProvidersNode.schema());

  private static final TenantId TENANT = new TenantId(7);
  private static final AtomicLong LINKS = new AtomicLong();

  private final FakeVendor vendor = new FakeVendor();
  private final FakeVault vault = new FakeVault();
  private final FakeProvider provider = new FakeProvider("fake", vendor);
  private ProvidersNode one;
  private ProvidersNode two;

  @BeforeEach
  void start() {
    one = new ProvidersNode(DB.transactions(), vault).with(provider);
    two = new ProvidersNode(DB.secondNode(), vault).with(provider);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    vendor.close();
  }

  @Test
  void twentyParallelSyncsOfTwoNodesMakeOneRefreshCallAtExpiry() throws Exception {
    // given a token that expires within the minute, and a vendor that takes its time
    vendor.lifetime.set(30);
    LinkKey link = link("user-1");
    vendor.lifetime.set(10_800);
    vendor.tokenMillis.set(300);

    // when
    List<Called<CallOutcome>> answers = atOnce(20, i -> data(i % 2 == 0 ? one : two, link));

    // then
    assertThat(answers).allSatisfy(RefreshTest::isDone);
    assertThat(vendor.count("refresh_token")).isEqualTo(1);
  }

  @Test
  void twentyParallelSyncsMakeOneRefreshCallWhenTheVendorRejectsTheToken() throws Exception {
    LinkKey link = link("user-1");
    vendor.expireAll();
    vendor.tokenMillis.set(300);

    List<Called<CallOutcome>> answers = atOnce(20, i -> data(i % 2 == 0 ? one : two, link));

    assertThat(answers).allSatisfy(RefreshTest::isDone);
    assertThat(vendor.count("refresh_token")).isEqualTo(1);
  }

  @Test
  void aTokenThatIsStillGoodIsUsedAsItIs() {
    LinkKey link = link("user-1");
    isDone(data(one, link));
    assertThat(vendor.count("refresh_token")).isZero();
  }

  @Test
  void aRefusedRefreshIsTheEndAndTheVendorIsNotAskedAgain() {
    LinkKey link = link("user-1");
    vendor.expireAll();
    vendor.refuseRefresh();

    assertThat(data(one, link))
        .isEqualTo(new Called.Failed<>(new AuthorizationLost("fake.status-503")));
    assertThat(data(two, link))
        .isEqualTo(new Called.Failed<>(new AuthorizationLost("fake.status-503")));

    assertThat(vendor.count("refresh_token")).isEqualTo(1);
    assertThat(one.metrics().lines())
        .anySatisfy(
            line -> {
              assertThat(line.outcome()).isEqualTo("refresh-refused");
              assertThat(line.count()).isEqualTo(1);
            });
  }

  @Test
  void aNewAuthorizationEndsTheRefusal() {
    LinkKey link = link("user-1");
    vendor.expireAll();
    vendor.refuseRefresh();
    data(one, link);

    keep(link, grant("user-1"));

    isDone(data(one, link));
  }

  @Test
  void aPassingTroubleKeepsTheOldPair() {
    LinkKey link = link("user-1");
    vendor.expireAll();
    vendor.faults.put("/token", new FakeVendor.Answer(502, "<html>bad gateway</html>"));

    assertThat(data(one, link))
        .isEqualTo(new Called.Failed<>(new FetchOutcome.TryAgain("token.http-502")));

    vendor.faults.clear();
    isDone(data(two, link));
  }

  @Test
  void aCrashBetweenTheVendorsAnswerAndTheCommitIsMadeGoodWithTheOldRefreshToken() {
    // given a node that asked for a new pair and died before it stored the answer
    LinkKey link = link("user-1");
    String before = sealed(link);
    vendor.expireAll();
    call("/token", refreshTokenOf(link));
    assertThat(sealed(link)).isEqualTo(before);

    // when the next one comes
    Called<CallOutcome> called = data(one, link);

    // then the vendor still takes the old refresh token
    isDone(called);
    assertThat(vendor.count("refresh_token")).isEqualTo(2);
  }

  @Test
  void aClaimOfADeadNodeRunsOut() {
    LinkKey link = link("user-1");
    vendor.expireAll();
    DB.execute(
        "update providers.token set refresh_by = gen_random_uuid(), refresh_until = now() +"
            + " interval '700 milliseconds' where link_id = "
            + link.link());

    long start = System.nanoTime();
    isDone(data(one, link));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
    assertThat(vendor.count("refresh_token")).isEqualTo(1);
  }

  @Test
  void aTokenRejectedThoughItIsNewMeansThatTheAuthorizationIsLost() {
    LinkKey link = link("user-1");
    vendor.faults.put("/data", new FakeVendor.Answer(200, "{\"status\":401}"));

    assertThat(data(one, link))
        .isEqualTo(new Called.Failed<>(new AuthorizationLost("token.rejected-when-new")));
    assertThat(vendor.count("/data")).isEqualTo(2);
  }

  @Test
  void withoutTokensTheAuthorizationIsLost() {
    LinkKey link = link("user-1");
    DB.transactions().runInTenant(TENANT, tx -> one.tokens().forget(tx, link));
    assertThat(data(one, link)).isEqualTo(new Called.Failed<>(new AuthorizationLost("token.none")));
  }

  @Test
  void tokensAreSealedBoundToTheirOwnerAndOutOfOtherTenantsSight() {
    LinkKey link = link("user-1");
    assertThat(sealed(link)).doesNotContain("access-").doesNotContain("refresh-");
    LinkKey foreign = new LinkKey(new TenantId(8), link.account(), link.link(), "fake");
    assertThat(data(one, foreign))
        .isEqualTo(new Called.Failed<>(new AuthorizationLost("token.none")));
    assertThat(DB.violations()).isEmpty();
  }

  @Test
  void anOlderGrantDoesNotReplaceANewerOne() {
    LinkKey link = link("user-1");
    Granted newer = grant("user-1");
    String before = sealed(link);
    keep(link, new Granted("user-1", "old", "old", newer.expiresAt().minusSeconds(9_000), null));
    assertThat(sealed(link)).isEqualTo(before);
  }

  @Test
  void nothingOfATokenShowsInATextForm() {
    Granted granted = grant("user-1");
    assertThat(granted.toString() + new TokenPair("access-1", "refresh-1"))
        .doesNotContain("access-")
        .doesNotContain("refresh-");
  }

  private LinkKey link(String user) {
    long number = LINKS.incrementAndGet();
    LinkKey link = new LinkKey(TENANT, new AccountId(number), new LinkId(number), "fake");
    keep(link, grant(user));
    return link;
  }

  private Granted grant(String user) {
    Called<Granted> called =
        one.tokens()
            .exchange(
                "fake",
                new AuthorizationCode(
                    vendor.code(user), URI.create("http://localhost/oauth/callback/fake"), null));
    return ((Called.Answer<Granted>) called).value();
  }

  private void keep(LinkKey link, Granted granted) {
    DB.transactions().runInTenant(link.tenant(), tx -> one.tokens().keep(tx, link, granted));
  }

  private Called<CallOutcome> data(ProvidersNode node, LinkKey link) {
    ProviderGateway.Work<CallOutcome> work =
        (wearable, context) -> {
          FetchOutcome.Failure failure = FakeProvider.call(vendor, context, "/data", Map.of());
          return failure == null ? new CallOutcome.Done() : new CallOutcome.Failed(failure);
        };
    return node.gateway().forLink(link, Urgency.LIVE, work);
  }

  private static void isDone(Called<CallOutcome> called) {
    assertThat(called).isInstanceOf(Called.Answer.class);
    assertThat(((Called.Answer<CallOutcome>) called).value()).isEqualTo(new CallOutcome.Done());
  }

  private String sealed(LinkKey link) {
    return DB.query(
            "select encode(sealed, 'escape') from providers.token where link_id = " + link.link())
        .get(0);
  }

  private String refreshTokenOf(LinkKey link) {
    TokenSafe safe = new TokenSafe(new JdbcTokenStore(DB.transactions()), vault);
    return safe.read(link).orElseThrow().pair().refresh();
  }

  private void call(String path, String refreshToken) {
    Called<Integer> called =
        one.gateway()
            .asApp(
                "fake",
                Urgency.LIVE,
                (wearable, context) ->
                    context
                        .client()
                        .postFormAsApp(
                            vendor.url(path),
                            Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
                        .status());
    assertThat(((Called.Answer<Integer>) called).value()).isEqualTo(200);
  }

  private interface Numbered<T> {
    T run(int number);
  }

  private static <T> List<T> atOnce(int times, Numbered<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> pending = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        pending.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.run(number);
                }));
      }
      start.countDown();
      List<T> done = new ArrayList<>();
      for (Future<T> each : pending) {
        done.add(each.get(60, TimeUnit.SECONDS));
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }
}
