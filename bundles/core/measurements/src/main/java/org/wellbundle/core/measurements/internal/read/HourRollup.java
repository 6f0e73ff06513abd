package org.wellbundle.core.measurements.internal.read;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Origin;

/** Folds a metric's samples into hours of the person's clock. */
public final class HourRollup {
  private static final int CHUNK = 5_000;
  private static final int HOUR = 3_600;

  private final Metric metric;
  private final List<Hour> hours = new ArrayList<>();
  private @Nullable Collected open;

  private HourRollup(Metric metric) {
    this.metric = metric;
  }

  /**
   * One hour.
   *
   * @param first its first sample, which has the local date and offset
   */
  public record Hour(Instant start, StoredSample first, double value, Modality modality) {
    /** End of the hour, exclusive. */
    public Instant end() {
      return start.plusSeconds(HOUR);
    }
  }

  /** The next hours after a position, at most so many. */
  public static Page<Hour> page(SampleReader reader, Metric metric, Position after, int limit)
      throws SQLException {
    HourRollup rollup = new HourRollup(metric);
    Position position = after;
    Position lastOfHour = after;
    while (true) {
      Page<StoredSample> chunk = reader.page(position, CHUNK);
      for (StoredSample sample : chunk.rows()) {
        if (sample.site() != 0) {
          continue; // body segments don't add up
        }
        if (rollup.begins(sample) && rollup.close() && rollup.hours.size() == limit) {
          return new Page<>(rollup.hours, lastOfHour);
        }
        rollup.add(sample);
        lastOfHour = sample.position(after.of());
      }
      Position next = chunk.next();
      if (next == null) {
        rollup.close();
        return new Page<>(rollup.hours, null);
      }
      position = next;
    }
  }

  private boolean begins(StoredSample sample) {
    return open == null || !open.start.equals(start(sample));
  }

  private boolean close() {
    if (open == null) {
      return false;
    }
    hours.add(open.hour(metric));
    open = null;
    return true;
  }

  private void add(StoredSample sample) {
    if (open == null) {
      open = new Collected(start(sample), sample);
    }
    open.add(sample);
  }

  private static Instant start(StoredSample sample) {
    var zone = sample.moment().offset();
    int offset = zone == null ? 0 : zone.getTotalSeconds();
    long local = sample.moment().start().getEpochSecond() + offset;
    return Instant.ofEpochSecond(Math.floorDiv(local, HOUR) * HOUR - offset);
  }

  private static final class Collected {
    private final Instant start;
    private final StoredSample first;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double last;
    private int count;

    Collected(Instant start, StoredSample first) {
      this.start = start;
      this.first = first;
    }

    void add(StoredSample sample) {
      sum += sample.value();
      min = Math.min(min, sample.value());
      max = Math.max(max, sample.value());
      last = sample.value();
      count++;
    }

    Hour hour(Metric metric) {
      double value =
          switch (metric.rollup()) {
            case SUM -> sum;
            case AVERAGE -> sum / count;
            case MIN -> min;
            case MAX -> max;
            case LAST -> last;
          };
      Origin origin = first.origin();
      return new Hour(start, first, value, count == 1 ? origin.modality() : Modality.DERIVED);
    }
  }
}
