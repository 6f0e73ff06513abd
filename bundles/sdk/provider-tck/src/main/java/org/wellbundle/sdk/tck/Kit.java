package org.wellbundle.sdk.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wellbundle.sdk.tck.rules.AuthorizationRules;
import org.wellbundle.sdk.tck.rules.DescriptorRules;
import org.wellbundle.sdk.tck.rules.FailureRules;
import org.wellbundle.sdk.tck.rules.FetchRules;
import org.wellbundle.sdk.tck.rules.HygieneRules;
import org.wellbundle.sdk.tck.rules.LinkRules;
import org.wellbundle.sdk.tck.rules.ListRules;
import org.wellbundle.sdk.tck.rules.ManifestRules;
import org.wellbundle.sdk.tck.rules.NotificationRules;
import org.wellbundle.sdk.tck.rules.PayloadRules;
import org.wellbundle.sdk.tck.rules.RecordRules;
import org.wellbundle.sdk.tck.rules.TimeRules;
import org.wellbundle.sdk.tck.rules.TokenRules;

/** All rules, and how they are gone through. */
public final class Kit {
  private static final List<Rule> RULES =
      Stream.of(
              DescriptorRules.ALL,
              AuthorizationRules.ALL,
              ManifestRules.ALL,
              FetchRules.ALL,
              RecordRules.ALL,
              ListRules.ALL,
              TimeRules.ALL,
              FailureRules.ALL,
              PayloadRules.ALL,
              TokenRules.ALL,
              NotificationRules.ALL,
              LinkRules.ALL,
              HygieneRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Kit() {}

  public static List<Rule> rules() {
    return RULES;
  }

  /** The rules that can be looked at: all of them when there are recorded answers. */
  public static List<Rule> rules(Subject subject) {
    return RULES.stream()
        .filter(rule -> rule.level() == Rule.Level.SMOKE || subject.cloud() != null)
        .toList();
  }

  public static Report.Line examine(Rule rule, Subject subject) {
    long start = System.nanoTime();
    List<String> faults = rule.examine(subject);
    return new Report.Line(rule, faults, (System.nanoTime() - start) / 1_000_000);
  }

  public static Report examine(Subject subject) {
    List<Report.Line> lines = new ArrayList<>();
    rules(subject).forEach(rule -> lines.add(examine(rule, subject)));
    return new Report(subject.providers().get().descriptor().id(), lines);
  }
}
