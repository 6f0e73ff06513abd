package org.wellbundle.sdk.testkit.withings.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;

/** Which notifications generated data gives rise to, by the table of the fact sheet (3.2). */
public final class Happenings {
  static final Device PHONE = new Device(Model.GOOGLE_FIT, "", "");

  /** Longer spans name a day's activity once instead of at every sync. */
  private static final long EVERY_SYNC_WITHIN = 6 * 3_600;

  private Happenings() {}

  /** Which categories a group of measures belongs to. */
  public static Set<Integer> applisOf(MeasureGroup group) {
    Set<Integer> applis = new TreeSet<>();
    for (int type : group.types()) {
      switch (type) {
        case 9, 10, 11, 54 -> applis.add(4);
        case 12, 71, 73 -> applis.add(2);
        case 130, 135, 136, 137, 138 -> applis.add(54);
        case 123, 139 -> applis.add(16);
        default -> applis.add(1);
      }
    }
    return applis;
  }

  /** Details of a notification about a group. */
  public static Map<String, String> detailsOf(MeasureGroup group) {
    Map<String, String> details = span(group.date(), group.date() + 1);
    if (group.device() != null) {
      details.put("deviceid", group.device().hash());
    }
    return details;
  }

  static List<Happening> between(Life life, long after, long upTo, LongPredicate untouched) {
    List<Happening> found = new ArrayList<>();
    LocalDate first = day(after).minusDays(5);
    for (LocalDate date : first.datesUntil(day(upTo).plusDays(3)).toList()) {
      measures(life, date, untouched, found);
      nights(life, date, found);
      if (life.alive(date)) {
        workouts(life, date, found);
        activity(life, date, after, upTo, found);
      }
    }
    found.removeIf(h -> h.at() <= after || h.at() > upTo);
    found.sort(Comparator.comparingLong(Happening::at).thenComparingInt(Happening::appli));
    return found;
  }

  private static void measures(
      Life life, LocalDate date, LongPredicate untouched, List<Happening> found) {
    List<MeasureGroup> groups = new ArrayList<>();
    Timeline.generated(life, date, groups);
    for (MeasureGroup group : groups) {
      if (untouched.test(group.grpid()) && group.category() == 1) {
        for (int appli : applisOf(group)) {
          found.add(new Happening(group.created(), appli, detailsOf(group)));
          if (group.modified() > group.created()) {
            found.add(new Happening(group.modified(), appli, detailsOf(group)));
          }
        }
      }
    }
  }

  private static void nights(Life life, LocalDate date, List<Happening> found) {
    for (Night night : Nights.endingOn(life, date)) {
      found.add(new Happening(night.created(), 44, span(night.start(), night.end())));
      if (night.modified() > night.created()) {
        found.add(new Happening(night.modified(), 44, span(night.start(), night.end())));
      }
      if (night.sensor() == 32) {
        found.add(new Happening(night.start() + 30, 50, bed(night, night.start())));
        found.add(new Happening(night.end() + 30, 51, bed(night, night.end())));
      }
    }
  }

  private static Map<String, String> bed(Night night, long at) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("date", "" + at);
    details.put("deviceid", night.device().hash());
    return details;
  }

  private static void workouts(Life life, LocalDate date, List<Happening> found) {
    for (Workout workout : Workouts.on(life, date)) {
      Map<String, String> details = span(workout.start(), workout.end());
      details.put("date", date.toString());
      found.add(new Happening(workout.modified(), 16, details));
    }
  }

  private static void activity(
      Life life, LocalDate date, long after, long upTo, List<Happening> found) {
    if (!Days.worn(life, date)) {
      return;
    }
    Map<String, String> details = Map.of("date", date.toString());
    Frame frame = life.frame(date);
    long finalAt = Days.finalAt(life, date);
    found.add(new Happening(finalAt, 16, details));
    if (frame.start() > upTo || frame.end() <= after || finalAt > frame.end() + 43_200) {
      return;
    }
    Day day = Days.of(life, date).orElseThrow();
    if (upTo - after > EVERY_SYNC_WITHIN) {
      long last = day.modifiedAt(Math.min(upTo, finalAt - 1));
      found.add(new Happening(last, 16, details));
      return;
    }
    long first =
        frame.start()
            + (Math.max(0, after - frame.start()) / day.syncSeconds()) * day.syncSeconds();
    for (long sync = first; sync <= Math.min(upTo, frame.end()); sync += day.syncSeconds()) {
      if (sync > frame.start() && day.modifiedAt(sync) == sync) {
        found.add(new Happening(sync, 16, details));
      }
    }
  }

  private static Map<String, String> span(long from, long to) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("startdate", "" + from);
    details.put("enddate", "" + to);
    return details;
  }

  private static LocalDate day(long epoch) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(epoch), ZoneOffset.UTC);
  }
}
