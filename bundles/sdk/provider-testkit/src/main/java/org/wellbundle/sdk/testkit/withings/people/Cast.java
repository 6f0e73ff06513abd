package org.wellbundle.sdk.testkit.withings.people;

import static org.wellbundle.sdk.testkit.withings.people.Model.BODY_CARDIO;
import static org.wellbundle.sdk.testkit.withings.people.Model.BODY_COMP;
import static org.wellbundle.sdk.testkit.withings.people.Model.BODY_PLUS;
import static org.wellbundle.sdk.testkit.withings.people.Model.BODY_SCAN;
import static org.wellbundle.sdk.testkit.withings.people.Model.BPM_CONNECT;
import static org.wellbundle.sdk.testkit.withings.people.Model.BPM_CORE;
import static org.wellbundle.sdk.testkit.withings.people.Model.GOOGLE_FIT;
import static org.wellbundle.sdk.testkit.withings.people.Model.HEALTH_CONNECT;
import static org.wellbundle.sdk.testkit.withings.people.Model.SCANWATCH;
import static org.wellbundle.sdk.testkit.withings.people.Model.SCANWATCH_2;
import static org.wellbundle.sdk.testkit.withings.people.Model.SCANWATCH_LIGHT;
import static org.wellbundle.sdk.testkit.withings.people.Model.SLEEP_MONITOR;
import static org.wellbundle.sdk.testkit.withings.people.Model.THERMO;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Everyone who is invented, by name. Different devices, time zones and habits on purpose. */
final class Cast {
  private static final long FIRST_USERID = 30_001;
  static final long FIRST_LOAD_USERID = 40_000;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final LocalDate today;

  /** Where long histories start: over a year back, the same on every day of a month. */
  private final LocalDate longAgo;

  Cast(LocalDate today) {
    this.today = today;
    this.longAgo = today.withDayOfMonth(1).minusMonths(13);
  }

  List<Person> everyone() {
    return List.of(
        person(0, "alex", "Alex Berger", "Body Cardio, ScanWatch and a sleep monitor; travels")
            .in(BERLIN, new Trip(1, 8, 14, NEW_YORK))
            .wears(BODY_CARDIO, SCANWATCH, SLEEP_MONITOR)
            .body(new Body(178, 82_400, 214, 54, 122, 78))
            .lives(habits(9_800, 23, 0, 445, 0.7, 0, 4, 2, 1, 6))
            .traits(Trait.PHANTOM_DEVICE)
            .goals(10_000, 28_800, 79_000)
            .since(longAgo),
        person(1, "sam", "Sam Okafor", "Body Scan, ScanWatch 2 and BPM Connect; swims")
            .in(LONDON)
            .wears(BODY_SCAN, SCANWATCH_2, BPM_CONNECT)
            .body(new Body(171, 68_900, 268, 61, 118, 74))
            .lives(habits(7_600, 22, 30, 470, 0.5, 0.4, 3, 7, 28, 1))
            .traits(Trait.DELIVERED_TWICE)
            .goals(8_000, 27_000, 66_000)
            .since(longAgo),
        person(2, "robin", "Robin Dubois", "Body+, BPM Connect and a sleep monitor; naps")
            .in(ZoneId.of("Europe/Paris"))
            .wears(BODY_PLUS, BPM_CONNECT, SLEEP_MONITOR, HEALTH_CONNECT)
            .body(new Body(165, 74_800, 312, 66, 134, 86))
            .lives(habits(5_400, 23, 30, 420, 0.4, 0.8, 1, 1))
            .traits(Trait.NAPS, Trait.MANUAL_ENTRIES)
            .goals(6_000, 28_800, 70_500)
            .since(longAgo),
        person(3, "jo", "Jo Lindqvist", "A phone that counts steps, nothing else")
            .in(ZoneId.of("Europe/Stockholm"))
            .wears(GOOGLE_FIT)
            .body(new Body(183, 77_000, 200, 60, 120, 78))
            .lives(habits(6_700, 23, 15, 440, 0, 0, 1, 1))
            .since(today.withDayOfMonth(1).minusMonths(8)),
        person(4, "kim", "Kim Tanaka", "ScanWatch Light and a thermometer; no clock changes")
            .in(ZoneId.of("Asia/Tokyo"))
            .wears(SCANWATCH_LIGHT, THERMO)
            .body(new Body(160, 55_200, 245, 58, 110, 70))
            .lives(habits(8_900, 0, 20, 390, 0, 0, 3, 28, 1, 36))
            .traits(Trait.TWO_SOURCES)
            .goals(9_000, 25_200, 54_000)
            .since(longAgo),
        person(5, "noor", "Noor El Amrani", "Body Comp, BPM Core and ScanWatch; heart traces")
            .in(NEW_YORK, new Trip(0, 12, 19, LONDON))
            .wears(BODY_COMP, BPM_CORE, SCANWATCH)
            .body(new Body(169, 71_300, 287, 63, 128, 82))
            .lives(habits(8_200, 22, 45, 430, 0.6, 0.6, 2, 1, 16, 187))
            .goals(9_000, 28_800, 68_000)
            .since(longAgo),
        person(6, "kiran", "Kiran Rao", "Works nights, sleeps by day; half-hour time zone")
            .in(ZoneId.of("Asia/Kolkata"))
            .wears(SCANWATCH, SLEEP_MONITOR, BODY_PLUS)
            .body(new Body(174, 79_500, 254, 59, 124, 80))
            .lives(habits(7_100, 8, 30, 400, 0.3, 0, 2, 16, 1))
            .traits(Trait.NAPS)
            .since(longAgo),
        person(7, "casey", "Casey Quinn", "New: three weeks of data, and the scale is shared")
            .in(ZoneId.of("America/Los_Angeles"))
            .wears(BODY_PLUS, SCANWATCH)
            .body(new Body(176, 83_900, 251, 62, 121, 79))
            .lives(habits(8_400, 23, 0, 425, 0.8, 0, 3, 2, 6))
            .traits(Trait.SHARED_SCALE)
            .since(today.minusDays(20)),
        person(8, "pat", "Pat Novak", "No device and no data yet")
            .in(ZoneId.of("Europe/Prague"))
            .body(new Body(170, 70_000, 250, 62, 120, 80))
            .lives(habits(0, 23, 0, 420, 0, 0, 0))
            .since(today.plusYears(100)),
        person(9, "demo", "Demo User", "The vendor’s own demo account (mode=demo)")
            .in(ZoneId.of("Europe/Paris"))
            .wears(BODY_SCAN, SCANWATCH_2, SLEEP_MONITOR, BPM_CORE, THERMO)
            .body(new Body(175, 75_000, 220, 57, 119, 76))
            .lives(habits(9_100, 23, 0, 450, 0.7, 0.5, 4, 2, 1, 7, 6))
            .goals(10_000, 28_800, 73_000)
            .since(longAgo));
  }

  /** One of any number of people made for load: {@code member0001@load.example} and so on. */
  Person member(int number) {
    List<ZoneId> zones = List.of(BERLIN, LONDON, NEW_YORK, ZoneId.of("Asia/Tokyo"));
    List<List<Model>> sets =
        List.of(
            List.of(BODY_CARDIO, SCANWATCH, SLEEP_MONITOR),
            List.of(BODY_PLUS, SCANWATCH_2),
            List.of(BODY_SCAN, BPM_CONNECT, SCANWATCH),
            List.of(GOOGLE_FIT));
    Draft draft =
        new Draft(
            FIRST_LOAD_USERID + number,
            "member%04d@load.example".formatted(number),
            "Member %04d".formatted(number),
            "Made for load");
    return draft
        .in(zones.get(number % zones.size()))
        .wears(sets.get(number % 7 % sets.size()).toArray(Model[]::new))
        .body(
            new Body(
                155 + number % 40,
                55_000 + number * 137 % 40_000,
                180 + number % 160,
                52 + number % 18,
                110 + number % 30,
                70 + number % 18))
        .lives(
            habits(
                5_000 + number * 31 % 7_000,
                22,
                number % 60,
                400 + number % 80,
                0.5,
                0.3,
                2,
                1,
                2,
                6))
        .since(today.withDayOfMonth(1).minusMonths(7));
  }

  private static Habits habits(
      int steps,
      int hour,
      int minute,
      int sleepMinutes,
      double weighIns,
      double cuffs,
      int perWeek,
      Integer... sports) {
    return new Habits(
        steps,
        LocalTime.of(hour, minute),
        Duration.ofMinutes(sleepMinutes),
        weighIns,
        cuffs,
        Arrays.asList(sports),
        perWeek);
  }

  private static Draft person(int number, String login, String name, String about) {
    return new Draft(FIRST_USERID + number, login + "@home.example", name, about);
  }

  /** Collects a person's particulars. */
  private static final class Draft {
    private final long userid;
    private final String email;
    private final String name;
    private final String about;
    private ZoneId zone = BERLIN;
    private List<Trip> trips = List.of();
    private List<Device> devices = List.of();
    private Body body = new Body(170, 70_000, 250, 60, 120, 80);
    private Habits habits = habits(6_000, 23, 0, 430, 0, 0, 0);
    private Set<Trait> traits = Set.of();
    private List<Integer> goals = List.of();

    Draft(long userid, String email, String name, String about) {
      this.userid = userid;
      this.email = email;
      this.name = name;
      this.about = about;
    }

    Draft in(ZoneId home, Trip... journeys) {
      zone = home;
      trips = List.of(journeys);
      return this;
    }

    Draft wears(Model... models) {
      devices = Arrays.stream(models).map(m -> Device.of(userid, m)).toList();
      return this;
    }

    Draft body(Body particulars) {
      body = particulars;
      return this;
    }

    Draft lives(Habits ways) {
      habits = ways;
      return this;
    }

    Draft traits(Trait... odd) {
      traits = Set.of(odd);
      return this;
    }

    Draft goals(int steps, int sleepSeconds, int weightGrams) {
      goals = List.of(steps, sleepSeconds, weightGrams);
      return this;
    }

    Person since(LocalDate first) {
      return new Person(
          userid, email, name, about, zone, trips, devices, body, habits, traits, first, goals);
    }
  }
}
