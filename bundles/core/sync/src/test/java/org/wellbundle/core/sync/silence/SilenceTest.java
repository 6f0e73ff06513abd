package org.wellbundle.core.sync.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.core.sync.SyncEngine;
import org.wellbundle.core.sync.testing.FakeVendor;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** One person's silence, and everybody's. */
class SilenceTest {
  private static final int LINKS = 8;

  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;
  private List<LinkView> all;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    rig.vendor.types = List.of(FakeVendor.type("measures", DataType.Phase.FIRST, null, true));
    node = rig.node("n1");
    all = IntStream.range(0, LINKS).mapToObj(i -> rig.link(node, 7, i + 1, "person-" + i)).toList();
    rig.settle(node);
  }

  @Test
  void oneWhoIsRefusedIsAskedToAllowItAgain() {
    // given
    refuses(1);
    // when
    pass(Duration.ofHours(5));
    // then
    assertThat(states("NEEDS_REAUTH")).isEqualTo(1);
    assertThat(states("LIVE")).isEqualTo(LINKS - 1);
  }

  @Test
  void nobodyIsAskedForAnythingWhenEverybodyIsRefused() {
    // given
    refuses(LINKS);
    // when
    pass(Duration.ofHours(5));
    // then
    assertThat(rig.db.query("select distinct state || ' ' || reason from fake.link"))
        .containsExactly("DELAYED " + Silence.REFUSES_MANY);
    // when
    rig.vendor.mood = request -> null;
    pass(Duration.ofHours(5));
    // then
    assertThat(states("LIVE")).isEqualTo(LINKS);
    assertThat(rig.number("select count(*) from dispatch.link_schedule where refused_at is null"))
        .isEqualTo(LINKS);
  }

  @Test
  void afterADayOfRefusalsItIsMeant() {
    // given
    refuses(LINKS);
    // when
    pass(Duration.ofHours(36));
    // then
    assertThat(states("NEEDS_REAUTH")).isEqualTo(LINKS);
  }

  @Test
  void nobodyIsQuietWhileTheManufacturerBringsNothing() {
    // given
    everybodyBringsSomethingEachHour();
    // when
    pass(Duration.ofHours(8));
    pass(Duration.ofDays(4));
    // then
    assertThat(rig.db.query("select distinct state || ' ' || reason from fake.link"))
        .containsExactly("DELAYED " + Silence.EVERYBODY);
    assertThat(rig.number("select count(*) from dispatch.provider_silence")).isEqualTo(1);
    // when
    bring(LINKS);
    pass(Duration.ofHours(5));
    // then
    assertThat(states("LIVE")).isEqualTo(LINKS);
  }

  @Test
  void someoneWhoseWatchLiesInADrawerIsNotTheManufacturersSilence() {
    // given
    everybodyBringsSomethingEachHour();
    // when two bring nothing any more
    for (int i = 0; i < 20; i++) {
      bring(LINKS - 2);
      rig.clock.advance(Duration.ofHours(4));
      rig.settle(node);
    }
    // then
    assertThat(states("QUIET")).isEqualTo(2);
    assertThat(states("LIVE")).isEqualTo(LINKS - 2);
  }

  private void refuses(int people) {
    rig.vendor.mood =
        request ->
            Integer.parseInt(request.vendorUserId().substring("person-".length())) < people
                ? new FetchOutcome.AuthorizationLost("fake.401")
                : null;
  }

  private void bring(int people) {
    long second = rig.clock.instant().getEpochSecond();
    for (int i = 0; i < people; i++) {
      rig.vendor.put("person-" + i, "measures", new Entry("m", second, rig.clock.instant(), 70));
    }
  }

  private void everybodyBringsSomethingEachHour() {
    Instant now = rig.clock.instant();
    rig.db.execute(
        """
        update dispatch.link_schedule
           set heard = 20, usual_seconds = 3600, spread_seconds = 600, heard_at = '%s',
               expected_by = '%s'"""
            .formatted(now, now.plusSeconds(6000)));
  }

  private void pass(Duration time) {
    for (int quarter = 0; quarter < 4; quarter++) {
      rig.clock.advance(time.dividedBy(4));
      rig.settle(node);
    }
  }

  private long states(String state) {
    return rig.number("select count(*) from fake.link where state = '" + state + "'");
  }
}
