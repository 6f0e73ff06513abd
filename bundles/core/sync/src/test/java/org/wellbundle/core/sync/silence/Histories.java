package org.wellbundle.core.sync.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Half a year of many people at one manufacturer, with what really was the matter written beside
 * it: holidays, flat batteries, permissions withdrawn, and the manufacturer's own bad days.
 */
final class Histories {
  static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  static final int DAYS = 180;

  /** What the manufacturer does for some hours. */
  enum Trouble {
    /** Answers as ever, and has nothing new for anybody. */
    NOTHING_NEW,
    /** Doesn't answer. */
    AWAY,
    /** Refuses everybody. */
    REFUSES
  }

  record Outage(Trouble trouble, Instant from, Instant to) {
    boolean at(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  static final List<Outage> OUTAGES =
      List.of(
          outage(Trouble.NOTHING_NEW, 40, 9, 14),
          outage(Trouble.NOTHING_NEW, 70, 20, 36),
          outage(Trouble.AWAY, 95, 5, 10),
          outage(Trouble.REFUSES, 120, 13, 8),
          outage(Trouble.NOTHING_NEW, 150, 2, 24));

  /** A link, its syncs in order, and when its permission ended. */
  static final class Person {
    final int pollMinute;
    final List<Instant> syncs = new ArrayList<>();
    final @Nullable Instant dies;
    int next;
    Arrivals arrivals = Arrivals.NONE;
    @Nullable Instant refusedSince;
    @Nullable Instant refusedAt;
    @Nullable Instant toldDead;

    private Person(int pollMinute, @Nullable Instant dies) {
      this.pollMinute = pollMinute;
      this.dies = dies;
    }

    boolean dead(Instant now) {
      return dies != null && !now.isBefore(dies);
    }

    /** True when there was something new. */
    boolean takeUntil(Instant now) {
      boolean any = false;
      while (next < syncs.size() && !syncs.get(next).isAfter(now)) {
        next++;
        any = true;
      }
      return any;
    }
  }

  static List<Person> people(int count, long seed) {
    Random random = new Random(seed);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person(random));
    }
    return people;
  }

  private static Person person(Random random) {
    Instant dies =
        random.nextInt(8) == 0 ? at(20 + random.nextInt(DAYS - 25), random.nextInt(24)) : null;
    Person person = new Person(random.nextInt(60), dies);
    int zone = List.of(0, 1, 1, 1, 2, -5).get(random.nextInt(6));
    int kind = random.nextInt(10);
    List<int[]> away = away(random);
    for (int day = 0; day < DAYS; day++) {
      int weekday = (day + 2) % 7;
      boolean wears =
          switch (kind) {
            case 0 -> weekday == 6;
            case 1, 2 -> weekday < 5;
            default -> random.nextInt(30) != 0;
          };
      int today = day;
      if (!wears || away.stream().anyMatch(span -> span[0] <= today && today < span[1])) {
        continue;
      }
      int syncs = kind == 0 ? 1 : 1 + random.nextInt(6);
      for (int n = 0; n < syncs; n++) {
        person.syncs.add(at(day, 7 - zone).plus(Duration.ofMinutes(random.nextInt(16 * 60))));
      }
    }
    person.syncs.sort(null);
    return person;
  }

  /** A summer holiday, flat batteries, and for four in ten the last week of the year's big one. */
  private static List<int[]> away(Random random) {
    List<int[]> spans = new ArrayList<>();
    int summer = 10 + random.nextInt(60);
    spans.add(new int[] {summer, summer + random.nextInt(21)});
    for (int n = 0; n < 3; n++) {
      int flat = random.nextInt(DAYS);
      spans.add(new int[] {flat, flat + 1 + random.nextInt(3)});
    }
    if (random.nextInt(10) < 4) {
      spans.add(new int[] {172, 180});
    }
    return spans;
  }

  private static Outage outage(Trouble trouble, int day, int hour, int hours) {
    return new Outage(trouble, at(day, hour), at(day, hour).plus(Duration.ofHours(hours)));
  }

  private static Instant at(int day, int hour) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
  }

  private Histories() {}
}
