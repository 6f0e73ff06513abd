package org.wellbundle.core.measurements.internal.days;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Metric.Rollup;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.core.measurements.internal.store.Links;

/**
 * The one value of a metric and local day. The vendor's daily total counts where there is one, else
 * the roll-up of the day's samples; the two are never mixed. Where two links deliver the same day,
 * it is counted once: see {@link #value}.
 */
public final class DayRules {
  private static final Comparator<Total> NEWEST =
      Comparator.comparingLong(Total::version).thenComparing(Total::record);
  private static final Comparator<Group> LATEST =
      Comparator.comparing(Group::lastAt)
          .thenComparingLong(Group::link)
          .thenComparing(Group::lastRecord)
          // so that the order in which groups come makes no difference
          .thenComparing(Group::modality)
          .thenComparing(Group::source);

  private static final Comparator<Group> SMALLEST =
      Comparator.comparingDouble(Group::sumMillionths);

  private final Links links;

  public DayRules(Links links) {
    this.links = links;
  }

  /**
   * With one link this is its value of the day. With several, a period belongs to the link that had
   * taken over by then: a day before the switch to the old link, a day after it to the new one. On
   * the day of the switch, samples count up to the switch from the old link and after it from the
   * new one; where a link has only a total for that day, the larger value counts.
   *
   * @param parts samples folded; parts of one group may stand apart
   */
  public Optional<DayValue> value(
      Metric metric, LocalDate date, List<Total> totals, List<Group> parts) {
    List<Group> groups = united(parts);
    Set<Long> candidates = new HashSet<>();
    totals.forEach(total -> candidates.add(total.link()));
    groups.forEach(group -> candidates.add(group.link()));
    candidates.remove(Links.SELF);
    if (candidates.size() < 2) {
      return whole(metric, totals, groups);
    }
    Set<Long> owners = links.ownersOf(date, candidates);
    if (owners.size() == 1) {
      return ofLink(metric, owners.iterator().next(), totals, groups);
    }
    return switchDay(metric, owners, candidates, totals, groups);
  }

  /** However the samples were divided, to the rules it makes no difference. */
  private static List<Group> united(List<Group> parts) {
    if (parts.size() < 2) {
      return parts;
    }
    Map<Group.Kin, Group> united = new LinkedHashMap<>();
    parts.stream()
        .sorted(SMALLEST) // sums beyond all measure lose digits: always the same ones
        .forEach(part -> united.merge(part.kin(), part, Group::with));
    return List.copyOf(united.values());
  }

  private Optional<DayValue> switchDay(
      Metric metric,
      Set<Long> owners,
      Set<Long> candidates,
      List<Total> totals,
      List<Group> groups) {
    Set<Long> withSamples = new HashSet<>();
    groups.forEach(group -> withSamples.add(group.link()));
    if (!withSamples.containsAll(owners)) {
      return owners.stream()
          .flatMap(owner -> ofLink(metric, owner, totals, groups).stream())
          .reduce(prefer(metric.rollup()));
    }
    List<Group> counting =
        groups.stream()
            .filter(
                group ->
                    group.link() == Links.SELF
                        || group.link() == links.owner(group.period(), candidates))
            .toList();
    Set<Long> counted = new HashSet<>();
    counting.forEach(group -> counted.add(group.link()));
    counted.remove(Links.SELF);
    return counted.size() == 1
        ? ofLink(metric, counted.iterator().next(), totals, groups)
        : rollUp(metric, counting);
  }

  /** The value of one link, with what the person typed in. */
  private Optional<DayValue> ofLink(
      Metric metric, long link, List<Total> totals, List<Group> groups) {
    return whole(
        metric,
        totals.stream().filter(total -> total.link() == link).toList(),
        groups.stream()
            .filter(group -> group.link() == link || group.link() == Links.SELF)
            .toList());
  }

  private Optional<DayValue> whole(Metric metric, List<Total> totals, List<Group> groups) {
    // Several totals of one link come from several devices of the person: one of them, never the
    // sum.
    Optional<DayValue> total =
        totals.stream()
            .sorted(NEWEST)
            .map(each -> new DayValue(each.value(), each.modality(), each.source()))
            .reduce(prefer(metric.rollup()));
    return total.isPresent() ? total : rollUp(metric, groups);
  }

  /** Of two values of one day: the larger where more is more, the later one else. */
  private static BinaryOperator<DayValue> prefer(Rollup rollup) {
    return switch (rollup) {
      case SUM, MAX -> (first, second) -> second.value() >= first.value() ? second : first;
      case MIN -> (first, second) -> second.value() <= first.value() ? second : first;
      case AVERAGE, LAST -> (first, second) -> second;
    };
  }

  private Optional<DayValue> rollUp(Metric metric, List<Group> all) {
    List<Group> groups = certainOnes(all);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (metric.rollup()) {
          case SUM -> calculated(groups, sum(groups) / 1e6);
          case AVERAGE -> calculated(groups, sum(groups) / 1e6 / count(groups));
          case MIN -> taken(groups, Comparator.comparingDouble(Group::min).reversed(), Rollup.MIN);
          case MAX -> taken(groups, Comparator.comparingDouble(Group::max), Rollup.MAX);
          case LAST -> taken(groups, LATEST, Rollup.LAST);
        });
  }

  /** A value that may be somebody else's counts only where there is no other. */
  private static List<Group> certainOnes(List<Group> groups) {
    List<Group> certain = groups.stream().filter(group -> !group.uncertain()).toList();
    return certain.isEmpty() ? groups : certain;
  }

  private static DayValue taken(List<Group> groups, Comparator<Group> best, Rollup rollup) {
    Group group = groups.stream().max(best.thenComparing(LATEST)).orElseThrow();
    double value =
        switch (rollup) {
          case MIN -> group.min();
          case MAX -> group.max();
          default -> group.last();
        };
    // to the database, zero has no sign
    return new DayValue(value + 0.0, group.modality(), group.source());
  }

  private DayValue calculated(List<Group> groups, double value) {
    Group last = groups.stream().max(LATEST).orElseThrow();
    String source =
        common(groups.stream().map(Group::source)) == null
            ? links.provider(last.link())
            : last.source();
    if (count(groups) == 1
        || common(groups.stream().map(Group::modality)) == Modality.SELF_REPORTED) {
      return new DayValue(value, last.modality(), source);
    }
    return new DayValue(value, Modality.DERIVED, source);
  }

  private static <T> @Nullable T common(Stream<T> values) {
    List<T> distinct = values.distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : null;
  }

  private static double sum(List<Group> groups) {
    return groups.stream().mapToDouble(Group::sumMillionths).sorted().sum();
  }

  private static long count(List<Group> groups) {
    return groups.stream().mapToLong(Group::count).sum();
  }
}
