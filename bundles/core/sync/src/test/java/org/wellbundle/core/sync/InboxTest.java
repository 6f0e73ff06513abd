package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.Range;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

class InboxTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;
  private LinkView link;

  @BeforeEach
  void linked() {
    rig = new Rig(DB);
    node = rig.node("n1");
    link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    rig.vendor.requests.clear();
  }

  @Test
  void aHintFetchesWhatItNames() {
    // given
    Instant at = Rig.START.minusSeconds(600);
    rig.vendor.put("anna", "measures", new Entry("new", 9000, at, 71.5));
    Hooks.hint(rig, "anna", "measures", at.minusSeconds(10), at.plusSeconds(10));
    // when
    rig.settle(node);
    // then
    assertThat(rig.text("select id from fake.record")).isEqualTo("new");
    assertThat(rig.view(link).lastDataAt()).isEqualTo(Rig.START);
    assertThat(rig.vendor.requests).hasSize(1);
    assertThat(states()).containsExactly("2");
  }

  @Test
  void hintsOfOneKindBecomeOneFetch() {
    // given ten hints, the same and others close by
    for (int i = 0; i < 10; i++) {
      Instant at = Rig.START.minusSeconds(60L * (i / 2));
      Hooks.hint(rig, "anna", "measures", at.minusSeconds(10), at);
    }
    Hooks.hint(rig, "anna", "activity", Rig.START.minusSeconds(10), Rig.START);
    // when
    rig.settle(node);
    // then
    assertThat(rig.vendor.requests).hasSize(2);
    assertThat(rig.vendor.requests.get(0).range())
        .isEqualTo(new Range.Window(Rig.START.minusSeconds(250), Rig.START));
    assertThat(states()).hasSize(11).containsOnly("2");
  }

  @Test
  void aHintWhileTheFetchRunsIsFetchedAgain() {
    // given: while the vendor answers, the person weighs in once more, and the vendor tells us
    Instant at = Rig.START.minusSeconds(600);
    boolean[] told = {false};
    rig.vendor.mood =
        request -> {
          if (!told[0]) {
            told[0] = true;
            Hooks.hint(rig, "anna", "measures", at, at.plusSeconds(10));
          }
          return null;
        };
    Hooks.hint(rig, "anna", "measures", at, at.plusSeconds(10));
    // when
    rig.settle(node);
    // then
    assertThat(rig.vendor.requests).hasSize(2);
  }

  @Test
  void carriedDataIsStoredAtOnce() {
    // given
    Hooks.put(rig, "user=anna&value=4711&at=" + Rig.START.minusSeconds(60).getEpochSecond());
    // when
    rig.settle(node);
    // then
    assertThat(rig.text("select value from fake.record")).isEqualTo("4711");
    assertThat(rig.vendor.requests).isEmpty();
    assertThat(rig.number("select count(*) from sync.raw_payload where call = 'webhook'"))
        .isEqualTo(1);
    assertThat(rig.text("select day from sync.coverage_day")).isEqualTo("2026-11-20");
  }

  @Test
  void whoEndsItAtTheVendorSyncsNoMore() {
    // given
    Hooks.put(rig, "user=anna&gone=1");
    // when
    rig.settle(node);
    // then
    assertThat(rig.view(link).state()).isEqualTo(LinkState.NEEDS_REAUTH);
    assertThat(rig.view(link).reason()).isEqualTo("fake.gone");
    assertThat(rig.db.query("select active from dispatch.link_schedule")).containsExactly("f");
    rig.clock.advance(Duration.ofHours(5));
    rig.settle(node);
    assertThat(rig.vendor.requests).isEmpty();
  }

  @Test
  void aDeletedVendorAccountIsAnEvent() {
    // given
    Hooks.put(rig, "user=anna&deleted=1");
    // when
    rig.settle(node);
    // then
    assertThat(rig.text("select type || link from fake.event"))
        .isEqualTo("link.vendor-account-deleted1");
  }

  @Test
  void nonsenseBecomesADeadLetterWithItsPayload() {
    // given
    Hooks.put(rig, "what=ever");
    // when
    rig.settle(node);
    // then
    assertThat(rig.text("select reason from dispatch.dead_letter")).isEqualTo("fake.no-user");
    assertThat(rig.number("select count(*) from dispatch.dead_letter where sealed is not null"))
        .isEqualTo(1);
    assertThat(states()).containsExactly("3");
    assertThat(rig.number("select count(*) from dispatch.inbox where sealed is not null")).isZero();
  }

  @Test
  void whatCantBeOpenedIsADeadLetter() {
    // given
    Hooks.put(rig, "fake", new byte[] {1, 2, 3});
    // when
    rig.settle(node);
    // then
    assertThat(rig.text("select reason from dispatch.dead_letter"))
        .isEqualTo("webhook.cannot-open");
  }

  @Test
  void pingsAndStrangersAreDone() {
    // given
    Hooks.put(rig, "");
    Hooks.hint(rig, "stranger", "measures", Rig.START.minusSeconds(1), Rig.START);
    // when
    rig.settle(node);
    // then
    assertThat(states()).containsExactly("2", "2");
    assertThat(rig.number("select count(*) from dispatch.dead_letter")).isZero();
  }

  @Test
  void aDefectIsTriedAgainThenADeadLetter() {
    // given
    Hooks.put(rig, "user=anna&explode=1");
    // when
    for (int i = 0; i < 5; i++) {
      rig.settle(node);
      rig.clock.advance(Duration.ofMinutes(10));
    }
    // then
    assertThat(rig.text("select reason from dispatch.dead_letter")).isEqualTo("provider.defect");
    assertThat(states()).containsExactly("3");
  }

  @Test
  void waitsWhileTheProviderIsAway() {
    // given
    rig.gateway.takeAway("fake");
    Hooks.hint(rig, "anna", "measures", Rig.START.minusSeconds(1), Rig.START);
    // when
    node.loop().round();
    // then
    assertThat(states()).containsExactly("0");
    // when the bundle is back
    rig.gateway.bringBack("fake");
    rig.settle(node);
    // then
    assertThat(states()).containsExactly("2");
    assertThat(rig.vendor.requests).hasSize(1);
  }

  @Test
  void waitsWhenTheProviderGoesInMidCall() {
    // given
    rig.gateway.slippingAway = true;
    Hooks.hint(rig, "anna", "measures", Rig.START.minusSeconds(1), Rig.START);
    node.loop().round();
    // when
    rig.gateway.slippingAway = false;
    rig.clock.advance(Duration.ofSeconds(2));
    rig.settle(node);
    // then
    assertThat(states()).containsExactly("2");
    assertThat(rig.number("select max(attempts) from dispatch.inbox")).isZero();
  }

  @Test
  void aLinksOwnAddressSpeaksForThisLinkOnly() {
    // given
    rig.link(node, 8, 2, "ben");
    Hooks.hint(rig, "anna", "measures", Rig.START.minusSeconds(1), Rig.START);
    DB.execute("update dispatch.inbox set link_id = 2, tenant_id = 8");
    // when
    rig.settle(node);
    // then
    assertThat(rig.text("select reason from dispatch.dead_letter")).isEqualTo("webhook.other-link");
  }

  @Test
  void theAddressOfAnEndedLinkHasNoEffect() {
    // given: anna's earlier link had another number
    Hooks.hint(rig, "anna", "measures", Rig.START.minusSeconds(1), Rig.START);
    DB.execute("update dispatch.inbox set link_id = 99, tenant_id = 7");
    // when
    rig.settle(node);
    // then
    assertThat(states()).containsExactly("2");
    assertThat(rig.vendor.requests).isEmpty();
  }

  @Test
  void manyWebhooksOfManyPeopleEachHaveOneEffect() {
    // given
    List<SyncEngine> nodes = new ArrayList<>(List.of(node));
    for (int i = 2; i <= 20; i++) {
      rig.link(node, i % 3, i, "person-" + i);
    }
    rig.settle(node);
    for (int i = 0; i < 300; i++) {
      Instant at = Rig.START.minus(Duration.ofDays(10L * (i / 19)));
      Hooks.hint(rig, "person-" + (2 + i % 19), "measures", at.minusSeconds(5), at);
    }
    nodes.add(rig.node("n2", DB.secondNode()));
    // when
    rig.settle(nodes.toArray(new SyncEngine[0]));
    // then
    assertThat(states()).hasSize(300).containsOnly("2");
    assertThat(rig.number("select count(*) from dispatch.dead_letter")).isZero();
  }

  private List<String> states() {
    return rig.db.query("select state from dispatch.inbox order by id");
  }
}
