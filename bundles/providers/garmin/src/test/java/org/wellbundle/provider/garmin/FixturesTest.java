package org.wellbundle.provider.garmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Data;
import org.wellbundle.api.provider.NotificationOutcome.Ignored;
import org.wellbundle.api.provider.NotificationOutcome.Several;
import org.wellbundle.sdk.tck.platform.KitPlatform;

/** Payloads that others published, where they are at hand. */
@EnabledIf("present")
class FixturesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("garmin.fixtures", "../../../../shared/fixtures/garmin"));

  static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  /** What becomes of a file: one outcome for each person. */
  private static List<Data> read(String file) throws IOException {
    List<Data> all = new ArrayList<>();
    for (NotificationOutcome outcome : outcomes(Files.readString(FOLDER.resolve(file)))) {
      all.add((Data) outcome);
    }
    return all;
  }

  private static List<NotificationOutcome> outcomes(String text) {
    NotificationOutcome whole = Received.read(text);
    return whole instanceof Several several
        ? several.bodies().stream().map(Received::read).toList()
        : List.of(whole);
  }

  @Test
  void days() throws IOException {
    List<Data> data = read("dailies.json");
    assertThat(data).extracting(Data::vendorUserId).contains("sub-1");
    Data first = data.get(0);
    assertThat(Received.total(first, Metric.STEPS)).isEqualTo(4210);
    assertThat(Received.total(first, Metric.DISTANCE)).isEqualTo(3146.5);
    assertThat(Received.total(first, Metric.ACTIVE_ENERGY)).isEqualTo(321);
    assertThat(Received.total(first, Metric.TOTAL_ENERGY)).isEqualTo(2052);
    assertThat(Received.total(first, Metric.FLOORS)).isEqualTo(8);
    assertThat(Received.total(first, Metric.HEART_RATE_MIN)).isEqualTo(59);
    assertThat(Received.total(first, Metric.HEART_RATE_MAX)).isEqualTo(112);
    assertThat(Received.total(first, Metric.STRESS)).isEqualTo(43);
    assertThat(Received.total(first, Metric.ACTIVE_MINUTES_MODERATE)).isEqualTo(1364.5);
    assertThat(first.batch().dailyTotals())
        .allSatisfy(total -> assertThat(total.localDate()).hasToString("2016-01-11"))
        .noneMatch(total -> total.metric() == Metric.HEART_RATE); // it is one of seven days
    assertThat(first.batch().samples()).hasSize(8);
    assertThat(first.batch().samples().get(0).moment().start()).hasToString("2016-01-11T00:00:15Z");
    assertThat(first.batch().samples().get(0).moment().offset()).hasToString("+01:00");
  }

  @Test
  void sleep() throws IOException {
    SleepSession night = read("sleeps.json").get(0).batch().sleepSessions().get(0);
    assertThat(night.asleepSeconds()).isEqualTo(15264);
    assertThat(night.deepSeconds()).isEqualTo(11231);
    assertThat(night.lightSeconds()).isEqualTo(3541);
    assertThat(night.remSeconds()).isZero();
    assertThat(night.awakeSeconds()).isEqualTo(492);
    assertThat(night.moment().localDate()).hasToString("2016-01-10");
    assertThat(read("sleeps.json").get(0).batch().sleepSegments())
        .extracting(segment -> segment.stage())
        .containsExactly(Stage.DEEP, Stage.LIGHT, Stage.LIGHT);
  }

  @Test
  void scales() throws IOException {
    Data data = read("body_comps.json").get(0);
    assertThat(Received.sample(data, Metric.WEIGHT)).isEqualTo(75.45);
    assertThat(Received.sample(data, Metric.FAT_RATIO)).isEqualTo(17.1);
    assertThat(Received.sample(data, Metric.FAT_MASS)).isCloseTo(12.902, within(0.001));
    assertThat(Received.sample(data, Metric.MUSCLE_MASS)).isCloseTo(25.478, within(1e-9));
    assertThat(Received.sample(data, Metric.BONE_MASS)).isCloseTo(2.437, within(1e-9));
    assertThat(Received.sample(data, Metric.WATER_MASS)).isCloseTo(44.817, within(0.001));
  }

  @Test
  void activities() throws IOException {
    List<Data> data = read("activities.json");
    assertThat(data.get(0).batch().workouts().get(0).kind()).isEqualTo("run");
    assertThat(data.get(0).batch().workouts().get(0).values())
        .containsEntry(Metric.ACTIVE_ENERGY, 448.0)
        .containsEntry(Metric.DISTANCE, 519818.125);
    assertThat(data.get(0).batch().workouts().get(0).origin().deviceModel())
        .isEqualTo("Forerunner 910XT");
    assertThat(data.get(1).batch().workouts().get(0).kind()).isEqualTo("bicycling");
  }

  @Test
  void slicesAndSeries() throws IOException {
    assertThat(Received.sample(read("epoch.json").get(0), Metric.STEPS)).isEqualTo(93);
    assertThat(read("respiration.json").get(0).batch().samples()).hasSize(11);
    assertThat(read("stress.json").get(0).batch().samples())
        .extracting(sample -> sample.value())
        .containsExactly(18.0, 51.0, 28.0, 29.0);
    assertThat(Received.total(read("user_metrics.json").get(0), Metric.VO2MAX)).isEqualTo(48);
  }

  @Test
  void movementsThatOverlapWithActivitiesAreNotAdded() throws IOException {
    assertThat(outcomes(Files.readString(FOLDER.resolve("move_iq.json"))))
        .allMatch(Ignored.class::isInstance);
  }

  /** Reads what came. */
  static final class Received {
    private Received() {}

    static NotificationOutcome read(String text) {
      try (KitPlatform platform =
          new KitPlatform(
              call -> {
                throw new AssertionError("no call");
              },
              java.util.Set.of(),
              RecordedGarmin.NOW)) {
        return RecordedGarmin.provider()
            .onNotification(RecordedGarmin.notification(text), platform);
      }
    }

    static double total(Data data, Metric metric) {
      return data.batch().dailyTotals().stream()
          .filter(total -> total.metric() == metric)
          .findFirst()
          .orElseThrow()
          .value();
    }

    static double sample(Data data, Metric metric) {
      return data.batch().samples().stream()
          .filter(sample -> sample.metric() == metric)
          .findFirst()
          .orElseThrow()
          .value();
    }
  }
}
