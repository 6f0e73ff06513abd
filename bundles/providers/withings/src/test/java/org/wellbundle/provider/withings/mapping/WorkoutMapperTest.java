package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.provider.withings.support.Fixtures;

class WorkoutMapperTest {
  private final Batch batch = Fixtures.map(new WorkoutMapper(), "workouts.json");

  @Test
  void mapsARunInItsOwnZone() {
    Workout run = workout("w520000001");

    assertThat(run.kind()).isEqualTo("run");
    assertThat(run.key()).isEqualTo(new RecordKey("w520000001", 1767262000));
    assertThat(run.moment().offset()).hasToString("+09:00");
    assertThat(run.moment().offsetSource()).isEqualTo(OffsetSource.RECORD);
    assertThat(run.moment().localDate()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(run.origin()).isEqualTo(Origin.sensed("ScanWatch", "99aa"));
    assertThat(run.values())
        .containsOnly(
            entry(Metric.ACTIVE_ENERGY, 512.0),
            entry(Metric.INTENSITY, 60.0),
            entry(Metric.HEART_RATE, 142.0),
            entry(Metric.HEART_RATE_MIN, 98.0),
            entry(Metric.HEART_RATE_MAX, 171.0),
            entry(Metric.HEART_RATE_ZONE_LIGHT, 1.0),
            entry(Metric.HEART_RATE_ZONE_MODERATE, 10.0),
            entry(Metric.HEART_RATE_ZONE_INTENSE, 40.0),
            entry(Metric.HEART_RATE_ZONE_MAXIMAL, 9.0),
            entry(Metric.PAUSE_DURATION, 1.5),
            entry(Metric.STEPS, 9100.0),
            entry(Metric.DISTANCE, 10250.0),
            entry(Metric.FLOORS, 7.0));
  }

  @Test
  void mapsASwimWithItsPool() {
    Workout swim = workout("w520000002");

    assertThat(swim.kind()).isEqualTo("swimming");
    assertThat(swim.values())
        .containsOnly(
            entry(Metric.ACTIVE_ENERGY, 250.0),
            entry(Metric.SWIMMING_LAPS, 40.0),
            entry(Metric.SWIMMING_STROKES, 720.0),
            entry(Metric.POOL_LENGTH, 25.0),
            entry(Metric.PAUSE_DURATION, 2.0));
  }

  @Test
  void keepsAWorkoutOfAnUnknownCategoryWithoutValues() {
    assertThat(workout("w520000003").kind()).isEqualTo("other");
    assertThat(workout("w520000003").values()).isEmpty();
    assertThat(Fixtures.unmapped(batch))
        .containsOnly(entry("workoutCategory:9999", 1), entry("workoutField:novelty", 1));
  }

  @Test
  void takesWhatThePersonEnteredWhereNothingWasMeasured() {
    assertThat(workout("w520000004").values()).containsOnly(entry(Metric.DISTANCE, 5000.0));
    assertThat(workout("w520000004").origin().modality()).isEqualTo(Modality.SELF_REPORTED);
    assertThat(workout("w520000004").origin().deviceModel()).isEqualTo("GoogleFit tracker");
  }

  @ParameterizedTest
  @CsvSource({
    "1,walk",
    "6,bicycling",
    "36,other",
    "187,rowing",
    "272,multiSport",
    "307,indoorRun",
    "455,standUpPaddling",
    "515,wheelchairRun",
    "550,highIntensityIntervals",
    "568,cooking"
  })
  void namesCategories(int category, String kind) {
    Batch mapped =
        Fixtures.mapBody(
                new WorkoutMapper(),
                "{'series':[{'id':1,'attrib':0,'startdate':1767258000,'enddate':1767258000,"
                    + "'category':"
                    + category
                    + "}]}")
            .batch()
            .build();

    assertThat(mapped.workouts()).singleElement().extracting(Workout::kind).isEqualTo(kind);
    assertThat(mapped.unmapped()).isEmpty();
  }

  @Test
  void keepsTheNewestOfAWorkoutListedTwice() {
    Batch mapped =
        Fixtures.mapBody(
                new WorkoutMapper(),
                "{'series':[{'id':1,'startdate':1767258000,'enddate':1767258060,'modified':8},"
                    + "{'id':1,'startdate':1767258000,'enddate':1767258120,'modified':9},"
                    + "{'id':1,'startdate':1767258000,'enddate':1767258060,'modified':8}]}")
            .batch()
            .build();

    assertThat(mapped.workouts())
        .singleElement()
        .extracting(w -> w.key().version(), w -> w.moment().end().getEpochSecond())
        .containsExactly(9L, 1767258120L);
  }

  @Test
  void countsAWorkoutWithoutIdentityOrTime() {
    PageMapping page =
        Fixtures.mapBody(
            new WorkoutMapper(),
            "{'series':[{'id':1,'startdate':5},{'startdate':5,'enddate':6},3,"
                + "{'id':2,'startdate':1767258000,'enddate':1767258060}]}");

    assertThat(page.batch().build().workouts()).hasSize(1);
    assertThat(Fixtures.unmapped(page.batch().build()))
        .containsEntry("malformed:workout", 3)
        .containsEntry("attribution:none", 1)
        .containsEntry("workoutCategory:none", 1);
  }

  private Workout workout(String key) {
    return batch.workouts().stream()
        .filter(w -> w.key().id().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
