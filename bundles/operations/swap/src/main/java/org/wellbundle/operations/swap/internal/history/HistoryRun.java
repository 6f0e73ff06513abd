package org.wellbundle.operations.swap.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.History.Entry;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.Report.Result;
import org.wellbundle.operations.trust.Refusals;
import org.wellbundle.operations.trust.Refusals.Refusal;

/**
 * Carries what a node remembers to where it is kept. What can't be written now is brought again.
 */
final class HistoryRun {
  /** A folder may bring the same file again and again. */
  private static final Duration SAME = Duration.ofHours(1);

  private static final int REMEMBERED = 500;

  private final Supplier<List<Report>> reports;
  private final Refusals refusals;
  private final Consumer<Entry> book;
  private final String node;
  private final Map<String, Instant> turnedAway =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };
  private @Nullable Report lastReport;
  private long lastRefusal;

  HistoryRun(Supplier<List<Report>> reports, Refusals refusals, Consumer<Entry> book, String node) {
    this.reports = reports;
    this.refusals = refusals;
    this.book = book;
    this.node = node;
  }

  /** Writes what is new, oldest first; goes on from there when it fails midway. */
  void run() {
    for (Report report : fresh()) {
      if (report.result() != Result.UNCHANGED) {
        book.accept(entry(report));
      }
      lastReport = report;
    }
    for (Refusal refusal : refusals.after(lastRefusal)) {
      if (news(refusal)) {
        book.accept(entry(refusal));
        turnedAway.put(key(refusal), refusal.at());
      }
      lastRefusal = refusal.number();
    }
  }

  private List<Report> fresh() {
    List<Report> oldestFirst = new ArrayList<>();
    for (Report report : reports.get()) {
      if (report == lastReport) {
        break;
      }
      oldestFirst.add(0, report);
    }
    return oldestFirst;
  }

  private boolean news(Refusal refusal) {
    Instant before = turnedAway.get(key(refusal));
    return before == null || refusal.at().isAfter(before.plus(SAME));
  }

  private static String key(Refusal refusal) {
    return String.join(
        " ", refusal.code(), refusal.symbolicName(), refusal.version(), refusal.location());
  }

  private Entry entry(Report report) {
    return new Entry(
        stored(report.at()),
        node,
        report.symbolicName(),
        report.from(),
        report.to(),
        report.result().name(),
        report.code(),
        report.sentence(),
        report.actor(),
        report.steps().stream().mapToLong(Report.Step::millis).sum());
  }

  private Entry entry(Refusal refusal) {
    return new Entry(
        stored(refusal.at()),
        node,
        refusal.symbolicName(),
        null,
        refusal.version(),
        "TURNED_AWAY",
        refusal.code(),
        refusal.sentence(),
        refusal.location(),
        0);
  }

  /** As the database keeps it: what is written twice has to be the same. */
  private static Instant stored(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
