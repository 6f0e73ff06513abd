package org.wellbundle.sdk.testkit.withings.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Figures of a night as the summary reports them, all derived from its stages. Seconds. */
public final class NightFigures {
  /** What comes without {@code data_fields}, in the recorded order. */
  public static final List<String> DEFAULT_FIELDS =
      List.of(
          "wakeupduration",
          "wakeupcount",
          "durationtosleep",
          "remsleepduration",
          "durationtowakeup",
          "total_timeinbed",
          "total_sleep_time",
          "sleep_efficiency",
          "sleep_latency",
          "wakeup_latency",
          "waso",
          "nb_rem_episodes",
          "out_of_bed_count",
          "lightsleepduration",
          "deepsleepduration");

  private NightFigures() {}

  public static Map<String, Object> of(Night night) {
    Map<String, Object> figures = new LinkedHashMap<>();
    durations(night, figures);
    body(night, figures);
    return figures;
  }

  private static void durations(Night night, Map<String, Object> figures) {
    List<Night.Stage> stages = night.stages();
    long inBed = night.end() - night.start();
    long awake = total(stages, 0);
    long light = total(stages, 1);
    long deep = total(stages, 2);
    long rem = total(stages, 3);
    long asleep = light + deep + rem;
    long firstSleep =
        stages.stream()
            .filter(s -> s.state() != 0)
            .mapToLong(Night.Stage::start)
            .min()
            .orElse(night.end());
    long lastSleep =
        stages.stream()
            .filter(s -> s.state() != 0)
            .mapToLong(Night.Stage::end)
            .max()
            .orElse(night.end());
    long latency = firstSleep - night.start();
    long waking = night.end() - lastSleep;
    long between =
        stages.stream()
            .filter(s -> s.state() == 0 && s.start() >= firstSleep && s.end() <= lastSleep)
            .count();
    figures.put("wakeupduration", awake);
    figures.put("wakeupcount", between);
    figures.put("durationtosleep", latency);
    figures.put("remsleepduration", rem);
    figures.put("durationtowakeup", waking);
    figures.put("total_timeinbed", inBed);
    figures.put("total_sleep_time", asleep);
    figures.put("sleep_efficiency", Math.round(100.0 * asleep / inBed) / 100.0);
    figures.put("sleep_latency", latency);
    figures.put("wakeup_latency", waking);
    figures.put("waso", Math.max(0, awake - latency - waking));
    figures.put("nb_rem_episodes", stages.stream().filter(s -> s.state() == 3).count());
    figures.put("out_of_bed_count", gaps(stages).size());
    figures.put("lightsleepduration", light);
    figures.put("deepsleepduration", deep);
    long minutes = asleep / 60;
    figures.put(
        "sleep_score", Math.max(20, Math.min(97, 40 + minutes / 9 + deep / 600 - between * 3)));
    figures.put("night_events", events(night, firstSleep, lastSleep));
  }

  private static void body(Night night, Map<String, Object> figures) {
    int pulseMin = Integer.MAX_VALUE;
    int pulseMax = 0;
    int breathMin = Integer.MAX_VALUE;
    int breathMax = 0;
    long pulses = 0;
    long breaths = 0;
    long samples = 0;
    long snoring = 0;
    long snores = 0;
    for (Night.Stage stage : night.stages()) {
      for (long t = stage.start(); t < stage.end(); t += Night.SAMPLE) {
        int pulse = night.pulseAt(t, stage.state());
        int breath = night.breathsAt(t, stage.state());
        int snore = night.sensor() == 32 ? night.snoringAt(t, stage.state()) : 0;
        pulseMin = Math.min(pulseMin, pulse);
        pulseMax = Math.max(pulseMax, pulse);
        breathMin = Math.min(breathMin, breath);
        breathMax = Math.max(breathMax, breath);
        pulses += pulse;
        breaths += breath;
        snoring += snore;
        snores += snore > 0 ? 1 : 0;
        samples++;
      }
    }
    long count = Math.max(1, samples);
    figures.put("hr_average", Math.round((double) pulses / count));
    figures.put("hr_min", pulseMin);
    figures.put("hr_max", pulseMax);
    figures.put("rr_average", Math.round((double) breaths / count));
    figures.put("rr_min", breathMin);
    figures.put("rr_max", breathMax);
    boolean monitor = night.sensor() == 32;
    figures.put("breathing_disturbances_intensity", monitor ? (int) (night.salt() % 24) : 0);
    figures.put("snoring", snoring);
    figures.put("snoringepisodecount", snores);
    figures.put("apnea_hypopnea_index", monitor ? night.salt() % 90 / 10.0 : 0);
    figures.put("rmssd_start_avg", night.rmssdAt(night.start()));
    figures.put("rmssd_end_avg", night.rmssdAt(night.end()));
    figures.put("mvt_score_avg", monitor ? 4 + night.salt() % 9 : 0);
    figures.put("mvt_active_duration", monitor ? 300 + night.salt() % 1_500 : 0);
  }

  /**
   * Events by code with seconds relative to {@code startdate}, as JSON inside a string: so
   * recorded.
   */
  private static String events(Night night, long firstSleep, long lastSleep) {
    long from = night.start();
    StringJoiner in = new StringJoiner(",", "[", "]").add("0");
    StringJoiner asleep = new StringJoiner(",", "[", "]").add("" + (firstSleep - from));
    StringJoiner awake = new StringJoiner(",", "[", "]");
    StringJoiner out = new StringJoiner(",", "[", "]");
    for (Night.Stage stage : night.stages()) {
      if (stage.state() == 0 && stage.start() > firstSleep && stage.end() < lastSleep) {
        awake.add("" + (stage.start() - from));
        asleep.add("" + (stage.end() - from));
      }
    }
    for (long[] gap : gaps(night.stages())) {
      out.add("" + (gap[0] - from));
      in.add("" + (gap[1] - from));
    }
    awake.add("" + (lastSleep - from));
    out.add("" + (night.end() - from));
    return "{\"1\":" + in + ",\"2\":" + asleep + ",\"3\":" + awake + ",\"4\":" + out + "}";
  }

  private static List<long[]> gaps(List<Night.Stage> stages) {
    List<long[]> gaps = new ArrayList<>();
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i).start() > stages.get(i - 1).end()) {
        gaps.add(new long[] {stages.get(i - 1).end(), stages.get(i).start()});
      }
    }
    return gaps;
  }

  private static long total(List<Night.Stage> stages, int state) {
    return stages.stream().filter(s -> s.state() == state).mapToLong(Night.Stage::seconds).sum();
  }
}
