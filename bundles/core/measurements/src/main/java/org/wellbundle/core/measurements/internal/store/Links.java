package org.wellbundle.core.measurements.internal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.api.measurement.Origin;

/**
 * The links a profile had, oldest first, and which of them owns a moment. Link 0, what the person
 * typed in here, is none of them: it always counts.
 */
public final class Links {
  /** Values typed in here. */
  public static final long SELF = 0;

  private final List<Link> ordered;

  public Links(Collection<Link> links) {
    this.ordered =
        links.stream()
            .filter(link -> link.id() != SELF)
            .sorted(Comparator.comparing(Link::linkedAt).thenComparing(Link::id))
            .toList();
  }

  /**
   * @param linkedAt samples before it belong to an earlier link, where that has any
   */
  public record Link(long id, String providerId, Instant linkedAt) {}

  /** True when a day can't have data of two links. */
  public boolean single() {
    return ordered.size() < 2;
  }

  /**
   * Instants at which one link took over from another. A moment's period is how many it is not
   * before.
   */
  public List<Instant> switches() {
    return ordered.stream().skip(1).map(Link::linkedAt).toList();
  }

  /** The period of a moment. */
  public int period(Instant moment) {
    return (int) switches().stream().filter(at -> !moment.isBefore(at)).count();
  }

  /**
   * Who owns a period among links that have data: the one whose period it is or the last one before
   * it, else the first one after it.
   */
  public long owner(int period, Collection<Long> candidates) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < ordered.size(); place++) {
      if (candidates.contains(ordered.get(place).id())) {
        places.add(place);
      }
    }
    int best =
        places.stream()
            .filter(place -> place <= period)
            .max(Comparator.naturalOrder())
            .orElseGet(() -> places.get(0));
    return ordered.get(best).id();
  }

  /**
   * Owners of the periods that may touch a local date, oldest first. Nobody says at which offset
   * the day was lived, so a switch within half a day of it counts as on it.
   */
  public Set<Long> ownersOf(LocalDate date, Collection<Long> candidates) {
    int first = period(date.atStartOfDay(ZoneOffset.ofHours(14)).toInstant());
    int last = period(date.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant());
    Set<Integer> owners = new TreeSet<>();
    for (int period = first; period <= last; period++) {
      owners.add(place(owner(period, candidates)));
    }
    Set<Long> ids = new LinkedHashSet<>();
    owners.forEach(place -> ids.add(ordered.get(place).id()));
    return ids;
  }

  /** The provider a link is to. */
  public String provider(long id) {
    return ordered.stream()
        .filter(link -> link.id() == id)
        .map(Link::providerId)
        .findFirst()
        .orElse("self");
  }

  /** What a value is said to be from: the device where the vendor names one, else the provider. */
  public String source(Origin origin, long id) {
    String model = origin.deviceModel();
    return model == null || model.isBlank() ? provider(id) : model;
  }

  private int place(long id) {
    for (int place = 0; place < ordered.size(); place++) {
      if (ordered.get(place).id() == id) {
        return place;
      }
    }
    throw new IllegalArgumentException("no link " + id);
  }
}
