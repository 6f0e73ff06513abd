package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;

/** How long silence has to be to be told: three days, or three of the person's usual gaps. */
class RhythmTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private Rig rig;
  private SyncEngine node;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    node = rig.node("n1");
  }

  @Test
  void aWeeklyWeigherIsQuietAfterThreeWeeks() {
    // given eight weeks of weighings before the link
    for (int week = 0; week < 8; week++) {
      weigh(Rig.START.minus(Duration.ofDays(7L * week)).minusSeconds(60));
    }
    LinkView link = link();
    // then
    assertThat(after(link, 20)).isEqualTo(LinkState.LIVE);
    assertThat(after(link, 2)).isEqualTo(LinkState.QUIET);
  }

  @Test
  void aDailyWalkerIsQuietAfterThreeDays() {
    // given
    rig.vendor.putDays("anna", "activity", Rig.START, 30);
    weigh(Rig.START.minusSeconds(60));
    LinkView link = link();
    // then
    assertThat(after(link, 2)).isEqualTo(LinkState.LIVE);
    assertThat(after(link, 2)).isEqualTo(LinkState.QUIET);
  }

  @Test
  void whoWalksEverySecondDayIsQuietAfterSix() {
    // given
    for (int day = 0; day < 60; day += 2) {
      weigh(Rig.START.minus(Duration.ofDays(day)).minusSeconds(60));
    }
    LinkView link = link();
    // then
    assertThat(after(link, 5)).isEqualTo(LinkState.LIVE);
    assertThat(after(link, 2)).isEqualTo(LinkState.QUIET);
  }

  @Test
  void theRhythmFollowsThePerson() {
    // given somebody who began without a history, and weighs himself weekly since
    weigh(Rig.START.minusSeconds(60));
    LinkView link = link();
    for (int week = 0; week < 4; week++) {
      rig.clock.advance(Duration.ofDays(7));
      weigh(rig.clock.instant().minusSeconds(60));
      rig.settle(node);
      assertThat(rig.view(link).state()).isEqualTo(LinkState.LIVE);
    }
    // then
    assertThat(after(link, 20)).isEqualTo(LinkState.LIVE);
    assertThat(after(link, 2)).isEqualTo(LinkState.QUIET);
  }

  @Test
  void daysOfTheRhythmAreNotKeptForEver() {
    // given
    weigh(Rig.START.minusSeconds(60));
    LinkView link = link();
    for (int month = 0; month < 8; month++) {
      rig.clock.advance(Duration.ofDays(30));
      weigh(rig.clock.instant().minusSeconds(60));
      rig.settle(node);
    }
    // then the day asked for, and those of the last 120 days
    assertThat(rig.number("select count(*) from sync.coverage_day")).isEqualTo(1 + 5);
    assertThat(
            DB.transactions()
                .inTenant(link.tenant(), tx -> node.progress().of(tx, link))
                .coverage())
        .filteredOn(coverage -> coverage.dataType().equals("measures"))
        .allMatch(coverage -> coverage.receivedDays() == 1);
  }

  private void weigh(Instant at) {
    rig.vendor.put("anna", "measures", new Entry("m" + at, at.getEpochSecond(), at, 70));
  }

  private LinkView link() {
    LinkView link = rig.link(node, 7, 1, "anna");
    rig.settle(node);
    return link;
  }

  private LinkState after(LinkView link, int days) {
    rig.clock.advance(Duration.ofDays(days));
    rig.settle(node);
    return rig.view(link).state();
  }
}
