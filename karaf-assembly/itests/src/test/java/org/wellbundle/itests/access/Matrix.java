package org.wellbundle.itests.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.wellbundle.testing.Portal;

/** Plays callers through the operations, and notes every answer that isn't as it should be. */
final class Matrix {
  /** Part of each one's host, of its name, and of the addresses in its routing. */
  private static final List<String> TENANTS = List.of("acme", "northwind");

  private final Calls calls;
  private final List<Person> people;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> cells = new TreeMap<>();

  Matrix(Calls calls, List<Person> people) {
    this.calls = calls;
    this.people = people;
  }

  /** One after the other at each kind of host, since some share a session; both kinds at once. */
  void play(List<Caller> callers, List<Operation> operations) {
    Map<Boolean, List<Caller>> lanes =
        callers.stream().collect(Collectors.partitioningBy(Caller::platform));
    lanes.values().stream()
        .map(
            lane ->
                CompletableFuture.runAsync(() -> lane.forEach(caller -> play(caller, operations))))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private void play(Caller caller, List<Operation> operations) {
    for (Operation operation : operations) {
      Portal.Answer answer = calls.make(operation, caller);
      synchronized (this) {
        judge(caller, operation, answer);
        cells.merge(caller.standing().name(), 1, Integer::sum);
      }
    }
  }

  List<String> faults() {
    return faults;
  }

  /** How many calls by the standing of who made them. */
  Map<String, Integer> cells() {
    return cells;
  }

  private void judge(Caller caller, Operation operation, Portal.Answer answer) {
    String objection = Expected.of(operation, caller).objection(answer);
    if (!objection.isEmpty()) {
      note(caller, operation, answer, objection);
    }
    String code = answer.json().path("code").asText();
    if (operation.servedOn(caller.platform()) && !operation.tells(answer.status(), code)) {
      note(caller, operation, answer, "not in the document");
    }
    String whole = answer.headers() + answer.text();
    if (!caller.platform() && namesAnotherTenant(caller.browser().get().origin(), whole)) {
      note(caller, operation, answer, "tells of another tenant");
    }
    boolean looks = Roles.looks(caller.role(), operation.name());
    for (Person person : people) {
      boolean exposed = looks ? person.isExposedIn(whole) : person.isIn(whole);
      if (exposed && !person.mark().equals(caller.person())) {
        note(caller, operation, answer, "tells of another");
      }
    }
  }

  private static boolean namesAnotherTenant(String origin, String answer) {
    String text = answer.toLowerCase(Locale.ROOT);
    return TENANTS.stream().anyMatch(name -> !origin.contains(name) && text.contains(name));
  }

  private void note(Caller caller, Operation operation, Portal.Answer answer, String objection) {
    String text = answer.text();
    faults.add(
        String.join(
            " | ",
            caller.name(),
            operation.name(),
            objection,
            answer.status() + " " + text.substring(0, Math.min(160, text.length()))));
  }
}
