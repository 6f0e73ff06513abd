package org.wellbundle.sdk.tck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wellbundle.sdk.tck.Kit;
import org.wellbundle.sdk.tck.Report;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Rule.Level;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.sample.Mutants.Mutant;

/**
 * A provider that keeps every rule passes; for each rule there is one that doesn't, and is found.
 */
class MutantsTest {

  @Test
  void letsAGoodProviderPass() {
    Report report =
        Kit.examine(
            new Subject(SampleProvider::new, SampleManifest.with(Map.of()), new SampleCloud()));

    assertThat(report.passed()).as(report.table()).isTrue();
    assertThat(report.lines()).hasSameSizeAs(Kit.rules());
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void findsTheFault(Mutant mutant) {
    Rule rule =
        Kit.rules().stream().filter(r -> r.id().equals(mutant.rule())).findFirst().orElseThrow();
    Subject subject =
        new Subject(mutant.provider(), SampleManifest.with(mutant.manifest()), new SampleCloud());

    assertThat(rule.examine(subject)).as(rule.promise()).isNotEmpty();
  }

  static List<Mutant> mutants() {
    return Mutants.all();
  }

  @Test
  void hasAMutantForEveryRule() {
    Set<String> rules = Kit.rules().stream().map(Rule::id).collect(Collectors.toSet());

    assertThat(rules).hasSameSizeAs(Kit.rules());
    assertThat(new TreeSet<>(mutants().stream().map(Mutant::rule).toList()))
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void examinesTheFirstLevelWithoutRecordedAnswers() {
    Report report =
        Kit.examine(new Subject(SampleProvider::new, SampleManifest.with(Map.of()), null));

    assertThat(report.passed()).isTrue();
    assertThat(report.lines())
        .allMatch(line -> line.rule().level() == Level.SMOKE)
        .hasSizeGreaterThan(15);
  }

  @Test
  void saysInATableWhatIsWrong() {
    Mutant mutant = mutants().get(1);

    String table =
        Kit.examine(new Subject(mutant.provider(), SampleManifest.with(Map.of()), null)).table();

    assertThat(table)
        .contains("Compatibility of provider sample")
        .containsPattern("FAIL smoke +descriptor.names .*Its name is short")
        .contains("- The name for en has 1 characters, not 1 to 40.")
        .contains("rules kept, 1 not");
  }
}
