package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.core.linking.SyncProgress.Coverage;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class TaskOutcomesTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    node = rig.node("n1");
  }

  private void answer(String type, FetchOutcome outcome) {
    rig.vendor.mood = request -> request.dataType().equals(type) ? outcome : null;
  }

  @Test
  void aShortRateLimitOnlyWaits() {
    // given
    answer("measures", new FetchOutcome.RateLimited(Rig.START.plusSeconds(188), "fake.601"));
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.BACKFILLING);
    assertThat(rig.number("select attempts from dispatch.task where state = 2")).isZero();
    // when
    rig.vendor.mood = request -> null;
    rig.clock.advance(Duration.ofSeconds(189));
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void aLongRateLimitShowsAsDelayedUntilItIsOver() {
    // given
    answer("measures", new FetchOutcome.RateLimited(Rig.START.plusSeconds(1200), "fake.601"));
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    node.loop().round();
    node.loop().round();
    // then
    assertThat(rig.number("select transitions from fake.link")).isPositive();
    // when
    rig.vendor.mood = request -> null;
    rig.clock.advance(Duration.ofSeconds(1201));
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void passingTroubleIsTriedAgainWithLongerWaits() {
    // given
    rig.vendor.mood = request -> new FetchOutcome.TryAgain("fake.502");
    LinkView link = rig.link(node, 7, 1, "anna");
    Instant before = rig.clock.instant();
    // when
    for (int i = 0; i < 6; i++) {
      rig.settle(node);
      rig.clock.advance(Duration.ofMinutes(11));
    }
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.DELAYED);
    assertThat(rig.view(link).reason()).isEqualTo("fake.502");
    assertThat(rig.number("select count(*) from dispatch.dead_letter")).isZero();
    // when the vendor is well again
    rig.vendor.mood = request -> null;
    rig.clock.advance(Duration.ofHours(1));
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(before).isBefore(rig.clock.instant());
  }

  @Test
  void lostAuthorizationParksEverythingUntilTheMemberAuthorisesAgain() {
    // given
    rig.vendor.putDays("anna", "measures", Rig.START, 10);
    answer("activity", new FetchOutcome.AuthorizationLost("fake.401"));
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.NEEDS_REAUTH);
    assertThat(rig.db.query("select distinct state from dispatch.task")).containsExactly("4");
    int before = rig.vendor.requests.size();
    rig.clock.advance(Duration.ofHours(3));
    rig.settle(node);
    assertThat(rig.vendor.requests).hasSize(before);
    // when authorised again
    rig.vendor.mood = request -> null;
    DB.execute("update fake.link set state = 'BACKFILLING'");
    DB.transactions()
        .runInTenant(
            link.tenant(),
            tx -> node.plans().begin(tx, rig.links.find(tx, link.id()).orElseThrow(), "again"));
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
    assertThat(rig.number("select count(*) from sync.coverage where state <> 'complete'")).isZero();
  }

  @Test
  void aMissingScopeReducesTheLinkAndIsNotAskedForAgain() {
    // given
    answer("activity", new FetchOutcome.ScopeMissing("activity", "fake.scope"));
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.SCOPE_REDUCED);
    assertThat(coverage(link)).contains(new Coverage("activity", 60, 60, 0, "notGranted"));
    // when polled later
    rig.vendor.requests.clear();
    rig.clock.advance(Duration.ofHours(2));
    rig.settle(node);
    // then
    assertThat(rig.vendor.requests).extracting("dataType").doesNotContain("activity");
    assertThat(rig.view(link).state()).isEqualTo(LinkState.SCOPE_REDUCED);
  }

  @Test
  void whatIsBrokenBecomesADeadLetterAndTheRestGoesOn() {
    // given
    answer("activity", new FetchOutcome.Broken("fake.mapping"));
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    for (int i = 0; i < 4; i++) {
      rig.settle(node);
      rig.clock.advance(Duration.ofMinutes(5));
    }
    // then
    assertThat(
            rig.text("select kind || ' ' || reason || ' ' || data_type from dispatch.dead_letter"))
        .isEqualTo("task fake.mapping activity");
    assertThat(coverage(link)).contains(new Coverage("activity", 60, 60, 0, "failed"));
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(rig.number("select count(*) from sync.raw_payload where data_type = 'activity'"))
        .isEqualTo(1); // what the vendor said stays, for mending the mapping
  }

  @Test
  void aProviderThatGoesAwayParksAndResumes() {
    // given a provider that goes after its first answers
    rig.vendor.putDays("anna", "measures", Rig.START, 50);
    int[] answers = {0};
    rig.vendor.mood =
        request -> {
          if (++answers[0] == 3) {
            rig.gateway.takeAway("fake");
          }
          return null;
        };
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    node.loop().round();
    node.loop().round();
    // then the page that was under way is kept, nothing more is asked
    assertThat(rig.vendor.requests).hasSize(3);
    assertThat(rig.number("select max(attempts) from dispatch.task")).isZero();
    // when it is back
    rig.gateway.bringBack("fake");
    rig.clock.advance(Duration.ofSeconds(2));
    rig.settle(node);
    // then nothing was asked for twice
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(rig.vendor.requests.stream().map(Object::toString).distinct().count())
        .isEqualTo(rig.vendor.requests.size());
  }

  @Test
  void aLinkThatBeganWhileTheProviderWasAwayIsPlannedLater() {
    // given
    rig.gateway.takeAway("fake");
    LinkView link = rig.link(node, 7, 1, "anna");
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
    // when
    rig.gateway.bringBack("fake");
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    assertThat(coverage(link)).hasSize(3);
  }

  @Test
  void whatIsUnlinkedInMidTaskStoresNothingMore() {
    // given
    rig.vendor.putDays("anna", "measures", Rig.START, 50);
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.vendor.mood =
        request -> {
          DB.execute("update fake.link set state = 'UNLINKED'");
          DB.transactions().runInTenant(link.tenant(), tx -> node.plans().end(tx, link.id()));
          return null;
        };
    // when
    rig.settle(node);
    // then
    assertThat(rig.vendor.requests).hasSize(1);
    assertThat(rig.number("select count(*) from fake.record")).isZero();
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
  }

  @Test
  void anExhaustedBudgetClosesItsClassAndNoOther() {
    // given no budget for background calls
    rig.vendor.mood =
        request ->
            request.dataType().equals("intraday")
                ? new FetchOutcome.RateLimited(
                    rig.clock.instant().plusSeconds(2), "budget.exhausted")
                : null;
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    for (int i = 0; i < 10; i++) {
      node.loop().round();
    }
    // then: not one task of the class after the other is tried
    assertThat(requests("intraday")).isBetween(1L, 4L);
    // while live calls go on
    DB.transactions().runInTenant(link.tenant(), tx -> node.plans().syncNow(tx, link, "now"));
    node.loop().round();
    assertThat(requests("measures")).isEqualTo(2);
    // when there is budget again
    rig.vendor.mood = request -> null;
    rig.clock.advance(Duration.ofSeconds(3));
    rig.settle(node);
    // then
    assertThat(rig.number("select count(*) from dispatch.task")).isZero();
  }

  @Test
  void pagesThatLeadBackToThemselvesAreGivenUp() {
    // given
    answer(
        "measures",
        new FetchOutcome.Page(org.wellbundle.api.measurement.Batch.empty(), "again", null, true));
    LinkView link = rig.link(node, 7, 1, "anna");
    // when
    for (int i = 0; i < 4; i++) {
      rig.settle(node);
      rig.clock.advance(Duration.ofMinutes(5));
    }
    // then
    assertThat(rig.text("select reason from dispatch.dead_letter")).isEqualTo("sync.endless-pages");
    assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
  }

  private long requests(String type) {
    return rig.vendor.requests.stream().filter(request -> request.dataType().equals(type)).count();
  }

  private java.util.List<Coverage> coverage(LinkView link) {
    return DB.transactions().inTenant(link.tenant(), tx -> node.progress().of(tx, link).coverage());
  }
}
