package org.wellbundle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.core.measurements.internal.MeasurementsSchema;

/** That the benchmarks work and can fail; what they measure here means nothing. */
class SmokeTest {
  @TempDir Path out;

  @Test
  void onePairWithLittleDataWritesBothTables() throws Exception {
    System.setProperty("wellbundle.benchmarks.out", out.toString());

    int code = Main.run(List.of("ingest", "read-model", "scheduler", "--pairs", "1", "--small"));

    assertThat(code).isZero();
    JsonNode table = new ObjectMapper().readTree(out.resolve("benchmarks.json").toFile());
    assertThat(table.path("rows")).hasSize(6);
    assertThat(table.path("rows").findValues("ratio")).allMatch(ratio -> ratio.asDouble() > 0);
    assertThat(table.path("rows").findValues("method")).noneMatch(each -> each.asText().isBlank());
    assertThat(Files.readString(out.resolve("benchmarks.md")))
        .contains("| ingest |", "worst quartile", "cores");
  }

  @Test
  void aDatabaseThatMayLoseCommitsIsRefused() {
    assertThatThrownBy(
            () ->
                OwnDatabase.start(
                    1, Map.of("synchronous_commit", "off"), MeasurementsSchema.CHANGES))
        .hasMessageContaining("Refused");
  }

  @Test
  void aBenchmarkThatFailsFailsTheRun() {
    System.setProperty("wellbundle.benchmarks.out", out.toString());
    Benchmark broken =
        new Benchmark() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String about() {
            return "fails";
          }

          @Override
          public void run(Setting setting, Report report) {
            throw new IllegalStateException("on purpose");
          }
        };

    assertThat(Main.run(List.of(broken), new Setting(1, true))).isEqualTo(1);
    assertThat(out.resolve("benchmarks.md")).content().contains("broken failed", "on purpose");
  }

  @Test
  void unknownNamesAreRefused() {
    assertThat(Main.run(List.of("nonsense"))).isEqualTo(2);
  }

  @Test
  void ratiosAreTakenPairByPair() throws Exception {
    Iterator<Double> ours = List.of(10.0, 30.0, 80.0).iterator();
    Iterator<Double> peer = List.of(10.0, 10.0, 20.0).iterator();

    Pairs pairs =
        Pairs.measure(
            3, () -> new Side.Reading(ours.next(), 2), () -> new Side.Reading(peer.next(), 1));

    assertThat(pairs.ratio()).isEqualTo(3);
    assertThat(pairs.worstQuartile(true)).isLessThanOrEqualTo(3);
    assertThat(pairs.worstQuartile(false)).isGreaterThanOrEqualTo(3);
    assertThat(pairs.cpuRatio()).isEqualTo(2);
  }
}
