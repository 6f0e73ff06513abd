package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.Promised;
import org.wellbundle.api.provider.Range;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;

/** Instants, offsets, local dates, and the days on which clocks change. */
public final class TimeRules {
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(2);
  private static final ZoneId FAR = ZoneId.of("Pacific/Auckland");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "time.instants",
              "Times are in this age: seconds aren't milliseconds, ends come after starts.",
              TimeRules::instants),
          rule(
              "time.local-dates",
              "A value's local date is the date at its offset.",
              TimeRules::localDates),
          rule(
              "time.account-zone",
              "The member's zone counts only where the vendor names none.",
              TimeRules::accountZone),
          rule(
              "time.clock-changes",
              "Offsets follow the clock change, in spring and in autumn.",
              TimeRules::clockChanges),
          rule(
              "time.changing-days",
              "Days of 23 and of 25 hours can be asked for.",
              TimeRules::changingDays),
          rule(
              "time.jvm-defaults",
              "The machine's own zone and language change nothing.",
              TimeRules::jvmDefaults));

  private TimeRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static List<Moment> moments(List<Page> pages) {
    return pages.stream().flatMap(page -> Emitted.moments(page.batch()).stream()).toList();
  }

  private static void instants(Subject subject, Faults faults) {
    Instant latest = Visit.vendor(subject).now().plus(LONGEST);
    for (Moment moment : moments(Visit.to(subject).everything())) {
      Instant end = moment.end();
      faults.unless(
          moment.start().isAfter(EARLIEST) && moment.start().isBefore(latest),
          "A record is of the year " + moment.start().atOffset(ZoneOffset.UTC).getYear() + ".");
      faults.unless(
          end == null || Duration.between(moment.start(), end).compareTo(LONGEST) <= 0,
          "A record is longer than two days.");
    }
  }

  private static void localDates(Subject subject, Faults faults) {
    for (Page page : Visit.to(subject).everything()) {
      for (Sample sample : page.batch().samples()) {
        ZoneOffset offset = sample.moment().offset();
        LocalDate expected =
            offset == null ? null : sample.moment().start().atOffset(offset).toLocalDate();
        faults.unless(
            expected == null || expected.equals(sample.moment().localDate()),
            sample.metric().key() + " has another local date than its own offset gives.");
      }
    }
  }

  private static void accountZone(Subject subject, Faults faults) {
    List<Moment> here = moments(Visit.to(subject).everything());
    List<Moment> there = moments(Visit.to(subject).in(FAR).everything());
    if (here.size() != there.size()) {
      faults.add(
          "In another zone there are " + there.size() + " records instead of " + here.size() + ".");
      return;
    }
    for (int i = 0; i < here.size(); i++) {
      Moment one = here.get(i);
      Moment other = there.get(i);
      boolean named =
          one.offsetSource() == OffsetSource.RECORD || one.offsetSource() == OffsetSource.RESPONSE;
      faults.unless(
          !named || one.equals(other),
          "A record that says where it was changes with the member's zone.");
      faults.unless(
          one.start().equals(other.start()) || one.offsetSource() == OffsetSource.ACCOUNT,
          "A record's instant changes with the member's zone, and doesn't say so.");
    }
  }

  private static void clockChanges(Subject subject, Faults faults) {
    List<Instant> starts =
        moments(Visit.to(subject).everything()).stream()
            .filter(moment -> moment.offsetSource() == OffsetSource.ACCOUNT)
            .map(Moment::start)
            .sorted()
            .toList();
    if (starts.isEmpty()) {
      return; // the vendor always says where it was
    }
    for (Instant change : List.of(starts.get(0).plusSeconds(1), starts.get(starts.size() / 2))) {
      follows(subject, Times.changingAt(change, 1, 2), faults);
      follows(subject, Times.changingAt(change, 2, 1), faults);
    }
  }

  private static void follows(Subject subject, ZoneId zone, Faults faults) {
    for (Moment moment : moments(Visit.to(subject).in(zone).everything())) {
      if (moment.offsetSource() == OffsetSource.ACCOUNT) {
        faults.unless(
            zone.getRules().getOffset(moment.start()).equals(moment.offset()),
            "A record has the offset from the other side of a clock change.");
      }
    }
  }

  private static void changingDays(Subject subject, Faults faults) {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    for (LocalDate day : List.of(LocalDate.of(2025, 3, 30), LocalDate.of(2025, 10, 26))) {
      Instant from = day.atStartOfDay(zone).toInstant();
      Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
      Visit visit = Visit.to(subject).in(zone);
      for (DataType type : visit.dataTypes()) {
        if (type.historyDays() == 0) {
          continue;
        }
        Duration window = type.window();
        boolean fits = window == null || window.compareTo(Duration.between(from, to)) >= 0;
        Instant end = fits || window == null ? to : from.plus(window);
        if (type.delivery() == DataType.Delivery.ANNOUNCED
            && visit.fetch(type.id(), new Range.Window(from, end), null) instanceof Promised) {
          continue;
        }
        List<Page> pages = visit.pages(type, new Range.Window(from, end));
        faults.unless(
            !pages.isEmpty() && pages.get(pages.size() - 1).nextCursor() == null,
            type.id() + " can't be fetched for " + day + ", a day on which the clocks change.");
      }
    }
  }

  /** Changes what the whole JVM uses, for a moment. */
  private static void jvmDefaults(Subject subject, Faults faults) {
    List<Page> usual = new ArrayList<>(Visit.to(subject).everything());
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      faults.unless(
          Visit.to(subject).everything().equals(usual), "It uses the machine's time zone.");
      TimeZone.setDefault(zone);
      for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        faults.unless(
            Visit.to(subject).everything().equals(usual),
            "It uses the machine's language, and fails in " + language + ".");
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }
}
