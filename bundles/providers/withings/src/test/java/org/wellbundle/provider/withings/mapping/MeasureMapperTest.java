package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.provider.withings.support.Fixtures;

class MeasureMapperTest {
  private final Batch batch = Fixtures.map(new MeasureMapper(), "measures.json");

  @Test
  void keepsTheThreeGroupsOfOneWeighIn() {
    assertThat(batch.samples())
        .filteredOn(s -> s.moment().start().equals(Instant.parse("2026-01-01T07:00:00Z")))
        .extracting(s -> s.key().id(), Sample::metric, Sample::value)
        .containsExactlyInAnyOrder(
            tuple("g7000000001", Metric.WEIGHT, 71.234),
            tuple("g7000000001", Metric.FAT_FREE_MASS, 57.111),
            tuple("g7000000001", Metric.FAT_RATIO, 19.826),
            tuple("g7000000001", Metric.FAT_MASS, 14.12),
            tuple("g7000000001", Metric.MUSCLE_MASS, 54.2),
            tuple("g7000000001", Metric.WATER_MASS, 39.1),
            tuple("g7000000001", Metric.BONE_MASS, 2.87),
            tuple("g7000000002", Metric.HEART_RATE, 63.0),
            tuple("g7000000003", Metric.PULSE_WAVE_VELOCITY, 6.812),
            tuple("g7000000003", Metric.VASCULAR_AGE, 41.2));
  }

  @Test
  void tellsCalculatedFromMeasuredValues() {
    assertThat(group("g7000000001"))
        .filteredOn(s -> s.origin().modality() == Modality.DERIVED)
        .extracting(Sample::metric)
        .containsExactlyInAnyOrder(Metric.FAT_FREE_MASS, Metric.FAT_RATIO);
    assertThat(sample("g7000000003", Metric.VASCULAR_AGE).origin().modality())
        .isEqualTo(Modality.DERIVED);
    assertThat(sample("g7000000020", Metric.FAT_FREE_MASS).origin().modality())
        .isEqualTo(Modality.SENSED);
  }

  @Test
  void placesAMeasureInTheAnswersZone() {
    Sample weight = sample("g7000000001", Metric.WEIGHT);

    assertThat(weight.moment().offset()).hasToString("+01:00");
    assertThat(weight.moment().offsetSource()).isEqualTo(OffsetSource.RESPONSE);
    assertThat(weight.moment().localDate()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(weight.moment().end()).isNull();
    assertThat(weight.key()).isEqualTo(new RecordKey("g7000000001", 1767250860));
    assertThat(weight.origin()).isEqualTo(Origin.sensed("Body Cardio", "aa11bb22cc33"));
  }

  @Test
  void keepsABloodPressureInOneGroupAndDropsAPulseOfZero() {
    assertThat(group("g7000000010"))
        .extracting(Sample::metric, Sample::value, s -> s.origin().deviceModel())
        .containsExactlyInAnyOrder(
            tuple(Metric.BLOOD_PRESSURE_DIASTOLIC, 82.0, "BPM Connect"),
            tuple(Metric.BLOOD_PRESSURE_SYSTOLIC, 121.5, "BPM Connect"));
  }

  @Test
  void tellsSegmentsApartAndKeepsOneOfTrueDuplicates() {
    assertThat(group("g7000000020"))
        .extracting(Sample::metric, Sample::site, Sample::value)
        .containsExactlyInAnyOrder(
            tuple(Metric.FAT_FREE_MASS, 0, 57.11),
            tuple(Metric.SEGMENT_FAT_FREE_MASS, 10, 9.01),
            tuple(Metric.SEGMENT_FAT_FREE_MASS, 11, 9.02),
            tuple(Metric.SEGMENT_FAT_MASS, 12, 26.07),
            tuple(Metric.SEGMENT_MUSCLE_MASS, 7, 3.01), // position 0 is the right wrist
            tuple(Metric.VISCERAL_FAT, 0, 3.5),
            tuple(Metric.BASAL_METABOLIC_RATE, 0, 1601.0));
  }

  @Test
  void takesAGroupListedTwiceOnce() {
    assertThat(group("g7000000030")).singleElement().extracting(Sample::value).isEqualTo(71.3);
  }

  @Test
  void marksOwnershipAndManualEntries() {
    assertThat(sample("g7000000040", Metric.WEIGHT).origin())
        .isEqualTo(new Origin(Modality.SENSED, "Body+", "ff66", true));
    assertThat(group("g7000000050"))
        .extracting(Sample::origin)
        .containsOnly(new Origin(Modality.SELF_REPORTED, null, null, false));
  }

  @Test
  void leavesOutTargetsAndWhatWasTypedWhenTheAccountWasMade() {
    assertThat(group("g7000000060")).isEmpty();
    assertThat(group("g7000000080")).isEmpty();
  }

  @Test
  void keepsARecordWithUnknownCodesAndCountsThem() {
    assertThat(group("g7000000070")).hasSize(3);
    assertThat(Fixtures.unmapped(batch))
        .containsOnly(
            entry("attribution:17", 1),
            entry("attribution:4", 1),
            entry("category:2", 1),
            entry("measureType:999", 1));
  }

  @Test
  void readsTypesThatAreInNoDocument() {
    assertThat(group("g7000000090"))
        .extracting(Sample::metric, Sample::value)
        .containsExactlyInAnyOrder(
            tuple(Metric.NERVE_HEALTH_SCORE_LEFT_FOOT, 61.0),
            tuple(Metric.NERVE_HEALTH_SCORE_RIGHT_FOOT, 62.0),
            tuple(Metric.QT_INTERVAL, 415.0),
            tuple(Metric.ATRIAL_FIBRILLATION, 1.0),
            tuple(Metric.ELECTRODERMAL_ACTIVITY_LEFT_FOOT, 50.404));
  }

  @ParameterizedTest
  @CsvSource({
    "1,weight",
    "4,height",
    "5,fatFreeMass",
    "6,fatRatio",
    "8,fatMass",
    "9,bloodPressureDiastolic",
    "10,bloodPressureSystolic",
    "11,heartRate",
    "12,temperature",
    "54,spo2",
    "71,bodyTemperature",
    "73,skinTemperature",
    "76,muscleMass",
    "77,waterMass",
    "88,boneMass",
    "91,pulseWaveVelocity",
    "123,vo2max",
    "130,atrialFibrillation",
    "135,qrsInterval",
    "136,prInterval",
    "137,qtInterval",
    "138,qtIntervalCorrected",
    "139,atrialFibrillationPpg",
    "155,vascularAge",
    "158,nerveHealthScoreLeftFoot",
    "159,nerveHealthScoreRightFoot",
    "167,nerveHealthScore",
    "168,extracellularWater",
    "169,intracellularWater",
    "170,visceralFat",
    "173,segmentFatFreeMass",
    "174,segmentFatMass",
    "175,segmentMuscleMass",
    "196,electrodermalActivityFeet",
    "197,electrodermalActivityLeftFoot",
    "198,electrodermalActivityRightFoot",
    "226,basalMetabolicRate",
    "227,metabolicAge",
    "229,electrochemicalSkinConductance"
  })
  void mapsEveryTypeOfTheVendorsTable(int type, String metric) {
    Batch mapped = map("{'value':12345,'type':" + type + ",'unit':-2}").batch().build();

    assertThat(mapped.samples())
        .singleElement()
        .extracting(s -> s.metric().key(), Sample::value)
        .containsExactly(metric, 123.45);
    assertThat(mapped.unmapped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"80094,-3,80.094", "80094,-4,8.0094", "7,1,70", "123456789,-7,12.3456789", "1,0,1"})
  void calculatesInDecimal(long value, int unit, double expected) {
    assertThat(
            map("{'value':" + value + ",'type':1,'unit':" + unit + "}").batch().build().samples())
        .singleElement()
        .extracting(Sample::value)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'value':'abc','type':1,'unit':-3}",
        "{'value':null,'type':1,'unit':-3}",
        "{'type':1,'unit':-3}",
        "{'value':1,'type':1,'unit':999999999}",
        "{'value':1,'type':1,'unit':'x'}",
        "{'value':1e2147483000,'type':1,'unit':3}",
        "{'value':1,'type':1,'unit':0,'position':-4}",
        "{'value':1,'type':1,'unit':0,'position':{}}"
      })
  void countsAMeasureWithoutAUsableValueAndKeepsTheRest(String broken) {
    PageMapping page = map(broken + ",{'value':700,'type':1,'unit':-1}");

    assertThat(page.batch().build().samples()).extracting(Sample::value).containsExactly(70.0);
    assertThat(Fixtures.unmapped(page.batch().build())).containsEntry("malformed:measure", 1);
    assertThat(page.whole()).as("deletions may not be concluded from it").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "7",
        "{'grpid':null,'date':1767250800}",
        "{'grpid':1}",
        "{'grpid':1,'date':'soon'}",
        "{'grpid':1,'date':1767250800000}"
      })
  void countsAGroupWithoutIdentityOrTimeAndKeepsTheRest(String broken) {
    PageMapping page =
        Fixtures.mapBody(
            new MeasureMapper(),
            "{'measuregrps':["
                + broken
                + ",{'grpid':'12','attrib':0,'date':1767250800,'modified':5,'measures':"
                + "[{'value':70,'type':1}]}]}");

    assertThat(page.batch().build().samples())
        .singleElement()
        .extracting(s -> s.key().id())
        .isEqualTo("g12");
    assertThat(Fixtures.unmapped(page.batch().build())).containsEntry("malformed:measureGroup", 1);
  }

  @Test
  void fallsBackToTheAccountsZoneWhenTheAnswersIsUnknown() {
    PageMapping page =
        Fixtures.mapBody(
            new MeasureMapper(),
            "{'timezone':'Atlantis/Center','measuregrps':[{'grpid':1,'attrib':0,"
                + "'date':1767250800,'measures':[{'value':70,'type':1,'unit':0}]}]}");

    assertThat(page.batch().build().samples())
        .singleElement()
        .extracting(s -> s.moment().offsetSource())
        .isEqualTo(OffsetSource.ACCOUNT);
    assertThat(Fixtures.unmapped(page.batch().build()))
        .containsEntry("timezone:Atlantis/Center", 1);
  }

  private static PageMapping map(String measures) {
    return Fixtures.mapBody(
        new MeasureMapper(),
        "{'timezone':'Europe/Berlin','measuregrps':[{'grpid':1,'attrib':0,'date':1767250800,"
            + "'modified':1767250860,'category':1,'measures':["
            + measures
            + "]}]}");
  }

  private List<Sample> group(String key) {
    return batch.samples().stream().filter(s -> s.key().id().equals(key)).toList();
  }

  private Sample sample(String key, Metric metric) {
    return group(key).stream().filter(s -> s.metric() == metric).findFirst().orElseThrow();
  }
}
