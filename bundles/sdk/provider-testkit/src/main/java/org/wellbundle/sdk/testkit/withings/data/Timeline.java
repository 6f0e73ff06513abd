package org.wellbundle.sdk.testkit.withings.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Person;
import org.wellbundle.sdk.testkit.withings.people.Trait;

/**
 * All that the cloud knows of one person at a moment ({@code now}, epoch seconds): generated data
 * that has been delivered by then, with the amendments applied. Lists ascend by time of
 * modification, as the vendor's do, not by date.
 */
public final class Timeline {
  /** How long after its day something may be delivered, modified or typed in, in days. */
  private static final int LATEST_DELIVERY = 5;

  private final Life life;
  private final Amendments amendments;

  public Timeline(Life life, Amendments amendments) {
    this.life = life;
    this.amendments = amendments;
  }

  public Person person() {
    return life.person();
  }

  public Amendments amendments() {
    return amendments;
  }

  /** Groups measured in a window of epoch seconds, both ends included. */
  public List<MeasureGroup> groupsMeasured(long from, long to, long now) {
    List<LocalDate> days = days(dayOf(from).minusDays(1), dayOf(to).plusDays(2), now);
    return groups(days, now, g -> g.date() >= from && g.date() <= to);
  }

  /** Groups created or modified after that time. */
  public List<MeasureGroup> groupsModifiedAfter(long time, long now) {
    List<LocalDate> days =
        days(dayOf(time).minusDays(LATEST_DELIVERY), dayOf(now).plusDays(1), now);
    return groups(days, now, g -> g.modified() > time);
  }

  public List<MeasureGroup> allGroups(long now) {
    return groups(days(person().since(), dayOf(now).plusDays(1), now), now, g -> true);
  }

  public Optional<MeasureGroup> group(long grpid, long now) {
    return allGroups(now).stream().filter(g -> g.grpid() == grpid).findFirst();
  }

  public List<ActivityRow> activity(LocalDate from, LocalDate to, long now) {
    List<ActivityRow> rows = new ArrayList<>();
    days(from, to, now).forEach(date -> rows.addAll(rowsOf(date, now)));
    rows.sort(Comparator.comparingLong(ActivityRow::modified).thenComparing(ActivityRow::date));
    return rows;
  }

  public List<ActivityRow> activityModifiedAfter(long time, long now) {
    Set<LocalDate> days = new LinkedHashSet<>(amendments.patchedDays());
    days.addAll(days(dayOf(time).minusDays(LATEST_DELIVERY), dayOf(now).plusDays(1), now));
    List<ActivityRow> rows = new ArrayList<>();
    days.forEach(date -> rows.addAll(rowsOf(date, now)));
    rows.removeIf(row -> row.modified() <= time);
    rows.sort(Comparator.comparingLong(ActivityRow::modified).thenComparing(ActivityRow::date));
    return rows;
  }

  public List<Workout> workouts(LocalDate from, LocalDate to, long now) {
    return workouts(days(from, to, now), now, w -> true);
  }

  public List<Workout> workoutsModifiedAfter(long time, long now) {
    List<LocalDate> days =
        days(dayOf(time).minusDays(LATEST_DELIVERY), dayOf(now).plusDays(1), now);
    return workouts(days, now, w -> w.modified() > time);
  }

  /** Nights by local day of waking up, both ends included. */
  public List<Night> nights(LocalDate from, LocalDate to, long now) {
    return nights(days(from, to, now), now, n -> true);
  }

  public List<Night> nightsModifiedAfter(long time, long now) {
    List<LocalDate> days =
        days(dayOf(time).minusDays(LATEST_DELIVERY), dayOf(now).plusDays(1), now);
    return nights(days, now, n -> n.modified() > time);
  }

  /** Nights with a stage in a window of epoch seconds. */
  public List<Night> nightsDuring(long from, long to, long now) {
    List<LocalDate> days = days(dayOf(from).minusDays(1), dayOf(to).plusDays(2), now);
    return nights(days, now, n -> n.end() > from && n.start() < to);
  }

  /** Intraday points of a window of epoch seconds, the end excluded. */
  public SortedMap<Long, IntradayPoint> intraday(long from, long to, long now) {
    SortedMap<Long, IntradayPoint> points = new TreeMap<>();
    for (LocalDate date : days(dayOf(from).minusDays(1), dayOf(to).plusDays(1), now)) {
      Days.of(life, date)
          .ifPresent(
              day ->
                  Intraday.points(life, day, day.deliveredUntil(now))
                      .forEach(
                          (at, values) -> points.put(at, new IntradayPoint(day.device(), values))));
    }
    return new TreeMap<>(points.subMap(from, Math.max(from, to)));
  }

  /** A moment's values by the vendor's names, and what measured them. */
  public record IntradayPoint(Device device, Map<String, Object> values) {}

  public List<Trace> traces(long from, long to, long now) {
    List<Trace> traces = new ArrayList<>();
    for (LocalDate date : days(dayOf(from).minusDays(1), dayOf(to).plusDays(1), now)) {
      Traces.of(life, date)
          .filter(t -> t.modified() <= now && t.taken() >= from && t.taken() <= to)
          .ifPresent(traces::add);
    }
    traces.sort(Comparator.comparingLong(Trace::modified));
    return traces;
  }

  /** What happened to the generated data after one moment and up to another, in order. */
  public List<Happening> happenings(long after, long upTo) {
    return Happenings.between(life, after, upTo, id -> !amendments.touches(id));
  }

  private List<MeasureGroup> groups(
      List<LocalDate> days, long now, Predicate<MeasureGroup> wanted) {
    List<MeasureGroup> found = new ArrayList<>();
    LongPredicate original = id -> !amendments.touches(id);
    for (LocalDate date : days) {
      generated(life, date, found);
    }
    found.removeIf(g -> !original.test(g.grpid()));
    found.addAll(amendments.groups());
    found.removeIf(g -> g.created() > now);
    found.replaceAll(g -> g.modified() > now ? g.modifiedAt(g.created()) : g);
    found.removeIf(wanted.negate());
    found.sort(
        Comparator.comparingLong(MeasureGroup::modified).thenComparingLong(MeasureGroup::grpid));
    return found;
  }

  static void generated(Life life, LocalDate date, List<MeasureGroup> sink) {
    if (life.alive(date)) {
      Weighings.of(life, date, sink::add);
      Readings.of(life, date, sink::add);
    }
  }

  private List<ActivityRow> rowsOf(LocalDate date, long now) {
    Day day = Days.of(life, date).orElse(null);
    if (day == null) {
      return List.of();
    }
    long until = day.deliveredUntil(now);
    DayFigures figures = until > day.frame().start() ? day.figures(until) : null;
    if (figures == null || figures.steps() == 0) {
      return List.of();
    }
    ActivityRow row =
        new ActivityRow(
            date, day.frame().zone(), day.device(), day.modifiedAt(now), figures.named());
    ActivityRow shown = amendments.apply(row);
    return secondSource(shown, date)
        .map(phone -> List.of(shown, phone))
        .orElseGet(() -> List.of(shown));
  }

  /** On some days the phone counts too, and is listed beside the watch. */
  private Optional<ActivityRow> secondSource(ActivityRow row, LocalDate date) {
    if (!person().has(Trait.TWO_SOURCES) || date.toEpochDay() % 12 != 5) {
      return Optional.empty();
    }
    Map<String, Object> phone = new LinkedHashMap<>();
    for (String name : List.of("steps", "distance", "calories")) {
      double value = ((Number) row.figures().getOrDefault(name, 0)).doubleValue() * 0.8;
      phone.put(
          name, name.equals("steps") ? (Object) (int) value : (Object) DayFigures.round(value));
    }
    for (String name : List.of("elevation", "soft", "moderate", "intense", "active")) {
      phone.put(name, 0);
    }
    phone.put("totalcalories", row.figures().getOrDefault("totalcalories", 0));
    return Optional.of(
        new ActivityRow(date, row.zone(), Happenings.PHONE, row.modified() + 7, phone));
  }

  private List<Workout> workouts(List<LocalDate> days, long now, Predicate<Workout> wanted) {
    List<Workout> found = new ArrayList<>();
    days.stream().filter(life::alive).forEach(date -> found.addAll(Workouts.on(life, date)));
    found.removeIf(w -> w.modified() > now || amendments.deleted(w.id()));
    found.removeIf(wanted.negate());
    found.sort(Comparator.comparingLong(Workout::modified).thenComparingLong(Workout::id));
    return found;
  }

  private List<Night> nights(List<LocalDate> days, long now, Predicate<Night> wanted) {
    List<Night> found = new ArrayList<>();
    for (LocalDate date : days) {
      for (Night night : Nights.endingOn(life, date)) {
        night
            .asOf(now)
            .filter(n -> !amendments.deleted(n.id()))
            .filter(wanted)
            .ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingLong(Night::modified).thenComparingLong(Night::id));
    return found;
  }

  /** The days from one to another that the person has data for, none in the future. */
  private List<LocalDate> days(LocalDate from, LocalDate to, long now) {
    LocalDate first = from.isBefore(person().since()) ? person().since() : from;
    LocalDate latest = dayOf(now).plusDays(2);
    LocalDate last = to.isAfter(latest) ? latest : to;
    return first.isAfter(last)
        ? Collections.emptyList()
        : first.datesUntil(last.plusDays(1)).toList();
  }

  /** Bounds keep absurd epochs from overflowing dates. */
  private static LocalDate dayOf(long epoch) {
    long bounded = Math.max(0, Math.min(epoch, 32_503_680_000L));
    return LocalDate.ofInstant(Instant.ofEpochSecond(bounded), ZoneOffset.UTC);
  }
}
