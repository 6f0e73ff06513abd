package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;

/** What the records themselves must be. */
public final class RecordRules {
  private static final Duration SLACK = Duration.ofMinutes(10);

  public static final List<Rule> ALL =
      List.of(
          rule(
              "records.units",
              "Values are in the metric's unit: what no body can have is a wrong unit.",
              RecordRules::units),
          rule("records.keys", "A key and a version name one content.", RecordRules::keys),
          rule(
              "records.sleep",
              "The parts of a night fit into it, and its date is the day of waking up.",
              RecordRules::sleep),
          rule(
              "records.workouts",
              "A workout has a start, an end and a canonical kind.",
              RecordRules::workouts));

  private RecordRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static void units(Subject subject, Faults faults) {
    for (Page page : Visit.to(subject).everything()) {
      Emitted.values(
          page.batch(),
          (metric, value) ->
              faults.unless(
                  Plausible.isPossible(metric, value),
                  metric.key() + " has a value that can't be in " + metric.unit() + "."));
    }
  }

  private static void keys(Subject subject, Faults faults) {
    Map<String, Object> contents = new HashMap<>();
    for (Page page : Visit.to(subject).everything()) {
      Batch batch = page.batch();
      batch
          .samples()
          .forEach(
              r ->
                  put(
                      contents,
                      "sample " + r.metric() + r.site(),
                      r.key(),
                      r.value() + "" + r.moment(),
                      faults));
      batch
          .dailyTotals()
          .forEach(
              r ->
                  put(
                      contents,
                      "total " + r.metric(),
                      r.key(),
                      r.value() + "" + r.localDate(),
                      faults));
      batch.sleepSessions().forEach(r -> put(contents, "night", r.key(), r, faults));
      batch.sleepSegments().forEach(r -> put(contents, "stage", r.key(), r, faults));
      batch.workouts().forEach(r -> put(contents, "workout", r.key(), r, faults));
    }
  }

  private static void put(
      Map<String, Object> contents, String kind, RecordKey key, Object content, Faults faults) {
    Object before = contents.putIfAbsent(kind + " " + key, content);
    faults.unless(
        before == null || before.equals(content),
        "Two different records are one "
            + kind
            + " with the same key and version: one would be lost.");
    faults.unless(key.version() >= 0, "A version is negative.");
  }

  private static void sleep(Subject subject, Faults faults) {
    for (Page page : Visit.to(subject).everything()) {
      for (SleepSession night : page.batch().sleepSessions()) {
        Duration length = length(night.moment());
        if (length == null) {
          faults.add("A night has no end.");
          continue;
        }
        long stages =
            Stream.of(
                    night.lightSeconds(),
                    night.deepSeconds(),
                    night.remSeconds(),
                    night.awakeSeconds())
                .mapToLong(RecordRules::orZero)
                .sum();
        Duration limit = length.plus(SLACK);
        faults.unless(
            Duration.ofSeconds(stages).compareTo(limit) <= 0
                && Duration.ofSeconds(orZero(night.asleepSeconds())).compareTo(limit) <= 0,
            "A night's stages are longer than the night: are they in seconds?");
        LocalDate waking = Times.endDate(night.moment());
        faults.unless(
            waking == null || waking.equals(night.moment().localDate()),
            "A night has another date than the day of waking up.");
      }
    }
  }

  private static long orZero(@Nullable Integer seconds) {
    return seconds == null ? 0 : seconds;
  }

  private static void workouts(Subject subject, Faults faults) {
    for (Page page : Visit.to(subject).everything()) {
      page.batch()
          .workouts()
          .forEach(
              workout -> {
                faults.unless(
                    workout.kind().matches("[a-z][a-zA-Z0-9]*"),
                    "The kind '" + workout.kind() + "' isn't lower camel case.");
                faults.unless(length(workout.moment()) != null, "A workout has no end.");
              });
    }
  }

  private static @Nullable Duration length(Moment moment) {
    return moment.end() == null ? null : Duration.between(moment.start(), moment.end());
  }
}
