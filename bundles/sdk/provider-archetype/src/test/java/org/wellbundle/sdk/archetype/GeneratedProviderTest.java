package org.wellbundle.sdk.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.sdk.tck.Report;
import org.wellbundle.sdk.tck.Rule;

/** Whatever is answered to the archetype, what it makes is a provider that keeps every rule. */
class GeneratedProviderTest {
  @TempDir Path folder;

  static List<String> kindsOfAuthorization() throws Exception {
    return Archetype.kindsOfAuthorization();
  }

  @ParameterizedTest
  @MethodSource("kindsOfAuthorization")
  void keepsEveryRuleOfBothLevels(String authorization) throws Exception {
    Report report = examined(Map.of("authorization", authorization));

    assertThat(report.passed()).as(report.table()).isTrue();
    assertThat(report.lines())
        .extracting(line -> line.rule().level())
        .contains(Rule.Level.values());
  }

  @Test
  void asksWhoItIsWhereTheTokenAnswerDoesNotSay() throws Exception {
    Report report =
        examined(Map.of("person", "call", "authorization", "oauth2-lasting", "metrics", "WEIGHT"));

    assertThat(report.passed()).as(report.table()).isTrue();
  }

  @Test
  void takesEveryMetric() throws Exception {
    String all = Arrays.stream(Metric.values()).map(Enum::name).collect(Collectors.joining(","));

    Report report = examined(Map.of("metrics", all));

    assertThat(report.passed()).as(report.table()).isTrue();
  }

  private Report examined(Map<String, String> answers) throws Exception {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("groupId", "com.tempo");
    all.put("artifactId", "com.tempo.wellbundle");
    all.put("version", "1.0.0-SNAPSHOT");
    all.put("package", "com.tempo.wellbundle");
    all.put("providerId", "tempo");
    all.put("providerName", "Tempo");
    all.putAll(answers);
    new Archetype().generate(all, folder);
    Project project = new Project(folder, all);
    assertThat(project.compile()).isEmpty();
    assertThat(project.describe()).isEmpty();
    return project.examine();
  }
}
