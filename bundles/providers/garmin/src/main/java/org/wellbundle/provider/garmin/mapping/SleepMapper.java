package org.wellbundle.provider.garmin.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.provider.Json;

/** Nights and naps. A night is told several times, first tentatively; there is one a day. */
public final class SleepMapper {
  public static final SummaryMapper SLEEPS =
      new SummaryMapper(
          Set.of(Metric.SLEEP_SCORE, Metric.SPO2, Metric.RESPIRATORY_RATE), SleepMapper::night);

  private static final Map<String, Stage> STAGES =
      Map.of(
          "deep", Stage.DEEP,
          "light", Stage.LIGHT,
          "rem", Stage.REM,
          "awake", Stage.AWAKE,
          "unmeasurable", Stage.UNSPECIFIED);

  private SleepMapper() {}

  private record Stretch(Instant start, Instant end, Stage stage) {}

  private static void night(Summary night, BatchBuilder batch) {
    Optional<Instant> start = night.start();
    Optional<LocalDate> date = night.date();
    Integer asleep = night.count("durationInSeconds");
    naps(night, batch);
    if (start.isEmpty() || date.isEmpty() || asleep == null) {
      batch.unmapped("malformed", "sleeps");
      return;
    }
    List<Stretch> stretches = stretches(night, batch);
    Instant end =
        stretches.stream()
            .map(Stretch::end)
            .max(Comparator.naturalOrder())
            .orElseGet(() -> start.get().plusSeconds(asleep + outOfSleep(night)));
    long version = version(night.text("validation"));
    OptionalDouble score = new Summary(night.json().get("overallSleepScore")).number("value");
    boolean staged = !stretches.isEmpty();
    batch.add(
        new SleepSession(
            new RecordKey("s" + date.get(), version),
            night.between(start.get(), end, date.get()),
            asleep,
            night.count("lightSleepDurationInSeconds"),
            night.count("deepSleepDurationInSeconds"),
            night.count("remSleepInSeconds"),
            night.count("awakeDurationInSeconds"),
            staged ? (int) stretches.stream().filter(s -> s.stage() == Stage.AWAKE).count() : null,
            null,
            score.isPresent() ? Map.of(Metric.SLEEP_SCORE, score.getAsDouble()) : Map.of(),
            Emit.WATCH));
    for (int i = 0; i < stretches.size(); i++) {
      Stretch s = stretches.get(i);
      // by number, so that a final night takes the place of the tentative one
      RecordKey key = new RecordKey("g" + date.get() + "-" + i, version);
      batch.add(
          new SleepSegment(
              key, night.between(s.start(), s.end(), date.get()), s.stage(), Emit.WATCH));
    }
    Emit.series(batch, night, "timeOffsetSleepSpo2", "ox", Metric.SPO2);
    Emit.series(batch, night, "timeOffsetSleepRespiration", "rr", Metric.RESPIRATORY_RATE);
  }

  private static int outOfSleep(Summary night) {
    Integer awake = night.count("awakeDurationInSeconds");
    Integer unknown =
        night.count("unmeasurableSleepInSeconds", "unmeasurableSleepDurationInSeconds");
    return (awake == null ? 0 : awake) + (unknown == null ? 0 : unknown);
  }

  private static List<Stretch> stretches(Summary night, BatchBuilder batch) {
    List<Stretch> all = new ArrayList<>();
    night
        .json()
        .get("sleepLevelsMap")
        .fields()
        .forEach(
            (name, list) -> {
              Stage stage = STAGES.get(name.toLowerCase(Locale.ROOT));
              if (stage == null) {
                batch.unmapped("sleepLevel", name);
                return;
              }
              for (Json item : list.items()) {
                Optional<Instant> from = Summary.instant(item.get("startTimeInSeconds"));
                Optional<Instant> to = Summary.instant(item.get("endTimeInSeconds"));
                if (from.isPresent() && to.isPresent() && from.get().isBefore(to.get())) {
                  all.add(new Stretch(from.get(), to.get(), stage));
                }
              }
            });
    all.sort(Comparator.comparing(Stretch::start).thenComparing(Stretch::stage));
    return all;
  }

  /** What a person corrected is better than what is final, and that than what is tentative. */
  private static long version(String validation) {
    String text = validation.toUpperCase(Locale.ROOT);
    if (text.contains("TENTATIVE")) {
      return 0;
    }
    return text.contains("MANUAL") ? 3 : text.startsWith("ENHANCED") ? 2 : 1;
  }

  private static void naps(Summary night, BatchBuilder batch) {
    for (Json item : night.json().get("naps").items()) {
      Optional<Instant> start = Summary.instant(item.get("napStartTimeInSeconds"));
      Integer seconds = new Summary(item).count("napDurationInSeconds");
      if (start.isPresent() && seconds != null) {
        batch.add(
            new SleepSession(
                new RecordKey("n" + start.get().getEpochSecond(), 0),
                night.between(start.get(), start.get().plusSeconds(seconds), null),
                seconds,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Emit.WATCH));
      }
    }
  }
}
