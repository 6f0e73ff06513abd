package org.wellbundle.core.measurements.internal.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Metric.Rollup;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.internal.store.Links;

/** Folds samples of one link into the groups that {@link DaySources} would read for them. */
final class SampleFold {
  /** As the database does it, see {@link DaySources}. */
  private static final double LARGEST = 1e12;

  private final long link;
  private final Links links;
  private final Map<DayKey, Map<Share, Sum>> days = new HashMap<>();
  private final @Nullable Place[] latest = new Place[Metric.values().length];

  SampleFold(long link, Links links) {
    this.link = link;
    this.links = links;
  }

  /** What the samples of a group share, besides metric and day. */
  private record Share(Origin origin, int period) {}

  /** Where the last sample of a metric went: the next one mostly goes there too. */
  private record Place(LocalDate date, Share share, Sum sum) {}

  Map<DayKey, List<Group>> groups(List<Sample> samples) {
    for (Sample sample : samples) {
      if (sample.site() == 0) { // body segments have no value of the day
        sum(sample).add(sample);
      }
    }
    Map<DayKey, List<Group>> groups = new HashMap<>();
    days.forEach(
        (day, sums) -> {
          List<Group> ofDay = new ArrayList<>(sums.size());
          sums.forEach((share, sum) -> ofDay.add(group(share, sum)));
          groups.put(day, ofDay);
        });
    return groups;
  }

  private Sum sum(Sample sample) {
    LocalDate date = sample.moment().localDate();
    int period = links.single() ? 0 : links.period(sample.moment().start());
    Place place = latest[sample.metric().ordinal()];
    if (place == null
        || !place.date().equals(date)
        || place.share().origin() != sample.origin()
        || place.share().period() != period) {
      Share share = new Share(sample.origin(), period);
      Sum sum =
          days.computeIfAbsent(
                  new DayKey(sample.metric().id(), date), day -> new LinkedHashMap<>(2))
              .computeIfAbsent(share, each -> new Sum(sample));
      place = new Place(date, share, sum);
      latest[sample.metric().ordinal()] = place;
    }
    return place.sum();
  }

  private Group group(Share share, Sum sum) {
    boolean ofLatest = sum.last.metric().rollup() == Rollup.LAST;
    double last = sum.last.value();
    return new Group(
        link,
        share.period(),
        share.origin().modality(),
        links.source(share.origin(), link),
        share.origin().uncertainOwner(),
        ofLatest ? 1 : sum.count,
        ofLatest ? 0 : sum.millionths,
        ofLatest ? last : sum.min,
        ofLatest ? last : sum.max,
        sum.last.moment().start(),
        ofLatest ? sum.last.key().id() : "",
        ofLatest ? last : 0);
  }

  private static final class Sum {
    private long count;
    private double millionths;
    private double min;
    private double max;
    private Sample last;

    private Sum(Sample first) {
      min = first.value();
      max = first.value();
      last = first;
    }

    private void add(Sample sample) {
      double value = sample.value();
      count++;
      millionths += Math.rint(Math.max(-LARGEST, Math.min(LARGEST, value)) * 1e6);
      min = Math.min(min, value);
      max = Math.max(max, value);
      if (isAfter(sample, last)) {
        last = sample;
      }
    }

    private static boolean isAfter(Sample one, Sample other) {
      int order = one.moment().start().compareTo(other.moment().start());
      return order > 0 || order == 0 && one.key().id().compareTo(other.key().id()) > 0;
    }
  }
}
