package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.Range;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;

/** Pages, cursors, ranges, and that nothing is remembered between calls. */
public final class FetchRules {
  private static final int WORKERS = 4;
  private static final List<String> STRANGE_CURSORS =
      List.of("", "x", "-1", "%00", "{}", "99999999999999999999", "../..", "\u0000");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "fetch.answers",
              "Every data type it declares can be fetched, in a bounded number of pages.",
              FetchRules::answers),
          rule(
              "fetch.declared",
              "It emits what it declares for a data type, and nothing else.",
              FetchRules::declared),
          rule("fetch.empty", "A person without data is an empty last page.", FetchRules::empty),
          rule(
              "fetch.idempotent",
              "Asking again brings the same, for the same cursor too.",
              FetchRules::idempotent),
          rule(
              "fetch.stateless",
              "All it knows is in the request: another instance goes on where one stopped.",
              FetchRules::stateless),
          rule(
              "fetch.concurrent",
              "Several threads at a time get what one gets.",
              FetchRules::concurrent),
          rule(
              "fetch.ranges",
              "A range it didn't declare is refused without a call; changes can be asked for where"
                  + " declared.",
              FetchRules::ranges),
          rule("fetch.cursors", "A cursor it never gave is refused.", FetchRules::cursors),
          rule(
              "fetch.unknown-type",
              "A data type it never declared is refused without a call.",
              FetchRules::unknownType),
          rule(
              "fetch.fenced",
              "It calls only hosts it declares, and only during a call.",
              FetchRules::fenced));

  private FetchRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static void answers(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (DataType type : visit.dataTypes()) {
      if (!(visit.fetch(type) instanceof Page)) {
        faults.add(type.id() + " answers " + visit.fetch(type) + " instead of a page.");
        continue;
      }
      List<Page> pages = visit.pages(type);
      Set<String> cursors = new HashSet<>();
      pages.stream()
          .map(Page::nextCursor)
          .filter(cursor -> cursor != null && !cursors.add(cursor))
          .forEach(
              cursor ->
                  faults.add(type.id() + " gives a cursor again and would go round in circles."));
      faults.unless(
          pages.size() < Visit.MOST_PAGES,
          type.id() + " doesn't end after " + pages.size() + " pages.");
      faults.unless(
          pages.get(pages.size() - 1).nextCursor() == null,
          type.id() + " has a next page that can't be fetched.");
      faults.unless(
          pages.stream().anyMatch(page -> Emitted.anything(page.batch())),
          type.id() + " brings nothing: do the recorded answers hold a record of it?");
    }
  }

  private static void declared(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    Set<Metric> seen = EnumSet.noneOf(Metric.class);
    Set<Metric> declared = EnumSet.noneOf(Metric.class);
    for (DataType type : visit.dataTypes()) {
      declared.addAll(type.metrics());
      for (Page page : visit.pages(type)) {
        Set<Metric> emitted = Emitted.metrics(page.batch()).keySet();
        seen.addAll(emitted);
        emitted.stream()
            .filter(metric -> !type.metrics().contains(metric))
            .forEach(
                metric ->
                    faults.add(type.id() + " emits " + metric.key() + " and doesn't declare it."));
      }
    }
    Set<Metric> unrecorded = Visit.vendor(subject).unrecorded();
    declared.stream()
        .filter(metric -> !seen.contains(metric) && !unrecorded.contains(metric))
        .forEach(
            metric ->
                faults.add(
                    metric.key()
                        + " is declared and never emitted: take it out, or name it as"
                        + " unrecorded."));
    unrecorded.stream()
        .filter(seen::contains)
        .forEach(metric -> faults.add(metric.key() + " is named as unrecorded, but was emitted."));
  }

  private static void empty(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    Visit visit = Visit.to(subject).answering(vendor::empty);
    for (DataType type : visit.dataTypes()) {
      FetchOutcome outcome = visit.fetch(type);
      if (outcome instanceof Page page) {
        faults.unless(page.batch().isEmpty(), type.id() + " makes up records.");
        faults.unless(
            visit.pages(type).size() < Visit.MOST_PAGES,
            type.id() + " pages through nothing for ever.");
      } else {
        faults.add(type.id() + " answers " + outcome + " for a person without data.");
      }
    }
  }

  private static void idempotent(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (DataType type : visit.dataTypes()) {
      faults.unless(
          visit.pages(type).equals(visit.pages(type)),
          type.id() + " brings something else the second time.");
    }
  }

  private static void stateless(Subject subject, Faults faults) {
    Visit first = Visit.to(subject);
    for (DataType type : first.dataTypes()) {
      List<Page> pages = first.pages(type);
      for (int i = 1; i < pages.size(); i++) {
        FetchOutcome page =
            Visit.to(subject).fetch(type.id(), first.range(type), pages.get(i - 1).nextCursor());
        faults.unless(
            page.equals(pages.get(i)),
            type.id() + " brings another page " + (i + 1) + " when a new instance fetches it.");
      }
    }
    VendorCloud vendor = Visit.vendor(subject);
    Visit emptied = first.answering(vendor::empty);
    for (DataType type : emptied.dataTypes()) {
      if (emptied.fetch(type) instanceof Page page) {
        faults.unless(
            page.batch().isEmpty(), type.id() + " brings another person's records: it kept them.");
      }
    }
  }

  private static void concurrent(Subject subject, Faults faults) throws Exception {
    Visit shared = Visit.to(subject);
    VendorCloud vendor = Visit.vendor(subject);
    List<Page> expected = Visit.to(subject).everything();
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<List<Page>>> running = new java.util.ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        running.add(workers.submit(() -> shared.answering(vendor::answer).everything()));
      }
      for (Future<List<Page>> each : running) {
        faults.unless(each.get().equals(expected), "Threads get in each other's way.");
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static void ranges(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (DataType type : visit.dataTypes()) {
      if (type.incremental()) {
        List<Page> pages = visit.pages(type);
        String mark = pages.isEmpty() ? null : pages.get(pages.size() - 1).changedSince();
        if (mark == null) {
          faults.add(type.id() + " is declared incremental, and its last page gives no mark.");
        } else if (!(visit.fetch(type.id(), new Range.ChangedSince(mark), null) instanceof Page)) {
          faults.add(type.id() + " doesn't take the mark it gave.");
        }
      } else if (type.historyDays() > 0) {
        Visit alone = Visit.to(subject);
        FetchOutcome outcome = alone.fetch(type.id(), new Range.ChangedSince("1767000000"), null);
        faults.unless(
            outcome instanceof Broken && alone.calls().isEmpty(),
            type.id() + " isn't declared incremental, and yet answers a change request.");
      }
    }
  }

  private static void cursors(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (DataType type : visit.dataTypes()) {
      List<Page> pages = visit.pages(type);
      if (pages.size() < 2 && pages.stream().allMatch(page -> page.nextCursor() == null)) {
        continue; // it doesn't page
      }
      for (String cursor : STRANGE_CURSORS) {
        faults.unless(
            visit.fetch(type.id(), visit.range(type), cursor) instanceof FetchOutcome.Failure,
            type.id() + " takes any text for a cursor.");
      }
    }
  }

  private static void unknownType(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    FetchOutcome outcome = visit.fetch("tides", new Range.Current(), null);
    faults.unless(outcome instanceof Broken, "It answers " + outcome + ", not Broken.");
    faults.unless(visit.calls().isEmpty(), "It called the vendor.");
  }

  private static void fenced(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    visit.everything();
    visit.everything();
    visit.breaches().forEach(faults::add);
  }
}
