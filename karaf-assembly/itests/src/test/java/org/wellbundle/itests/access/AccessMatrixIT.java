package org.wellbundle.itests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;

/**
 * Every operation of the OpenAPI document, called by everybody in every way one can be the wrong
 * person. What members wrote is recognisable, and looked for wherever it has no business to be.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
@EnabledIfSystemProperty(named = "accessMatrix", matches = "true")
class AccessMatrixIT {
  private static Stage stage;
  private static List<Operation> operations;

  @BeforeAll
  static void start() {
    stage = Stage.set("access");
    operations = Operation.all(stage.node().platform().get("/api/v1/openapi.json").json());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  @Order(1)
  void onlyTheListedOperationsAreOpen() {
    assertThat(operations).hasSizeGreaterThan(50);
    assertThat(operations.stream().filter(one -> !one.session()).map(Operation::name))
        .containsExactlyInAnyOrderElementsOf(Roles.OPEN);
    assertThat(operations.stream().filter(one -> one.session() && one.permission() == null))
        .allMatch(Operation::stream);
  }

  @Test
  @Order(2)
  void everybodySeesTheirOwn() {
    for (Person person : stage.people()) {
      Portal portal = person.portal();
      assertThat(portal.get("/api/v1/me").text())
          .contains(person.email(), person.name(), person.mark() + " second profile");
      assertThat(portal.get("/api/v1/measurements?metric=weight&granularity=sample").text())
          .contains(person.value(), person.mark() + " comment");
      Node.await(
          "the request of " + person.mark() + " to be mailed",
          Duration.ofSeconds(30),
          () ->
              stage.mails().all().stream()
                  .anyMatch(mail -> mail.text().contains(person.mark() + " message")));
    }
  }

  @Test
  @Order(3)
  void mailsTellOnlyWhomTheyConcern() {
    for (Mailbox.Mail mail : stage.mails().all()) {
      for (Person person : stage.people()) {
        assertThat(mail.text()).doesNotContain(person.value(), person.mark() + " comment");
        assertThat(mail.text()).doesNotContain(person.mark() + " second");
        if (!mail.to().equals(person.email())
            && !mail.text().contains(person.mark() + " message")) {
          assertThat(mail.text()).as("mail to " + mail.to()).doesNotContain(person.mark());
        }
      }
    }
  }

  @Test
  @Order(4)
  void theMatrixHolds() {
    List<String> faults = new ArrayList<>();
    Map<String, Integer> cells = new LinkedHashMap<>();
    for (Caller caller : stage.callers()) {
      for (Operation operation : inOrder()) {
        Portal.Answer answer = stage.call(operation, caller);
        String objection = Expected.of(operation, caller).objection(answer);
        if (!objection.isEmpty()) {
          faults.add(fault(caller, operation, answer, objection));
        }
        stage.people().stream()
            .filter(person -> !person.mark().equals(caller.person()) && person.isIn(answer.text()))
            .forEach(person -> faults.add(fault(caller, operation, answer, "tells of another")));
        cells.merge(caller.standing().name(), 1, Integer::sum);
      }
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("operations", operations.size());
    counts.put("callers", stage.callers().size());
    counts.put("cells", cells.values().stream().mapToInt(Integer::intValue).sum());
    counts.put("faults", faults.size());
    Results.add("access-matrix", counts);
    System.out.println("[access-matrix] " + cells);
    assertThat(faults.stream().collect(Collectors.joining("\n"))).isEmpty();
  }

  @Test
  @Order(5)
  void whoIsShutOutLearnsWhy() {
    Portal.Answer answer = stage.signInOfTheDisabled();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("account.disabled");
  }

  @Test
  @Order(6)
  void nothingIsInLogsMetricsOrQueues() {
    List<String> secrets = stage.secrets();
    Map<String, String> places = new LinkedHashMap<>(stage.leftBehind());
    places.put("/metrics", stage.node().platform().get("/metrics").text());
    List<String> found = new ArrayList<>();
    places.forEach(
        (place, text) -> {
          for (Person person : stage.people()) {
            person.traces().stream()
                .filter(text::contains)
                .forEach(trace -> found.add(trace + " in " + place + ": " + around(text, trace)));
          }
          secrets.stream()
              .filter(text::contains)
              .forEach(secret -> found.add("a secret in " + place + ": " + around(text, secret)));
        });
    assertThat(places.get("/metrics")).contains("wellbundle_");
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("people", stage.people().size());
    counts.put("places", places.size());
    counts.put("characters", places.values().stream().mapToLong(String::length).sum());
    counts.put("secrets", secrets.size());
    counts.put("hits", found.size());
    Results.add("canaries", counts);
    assertThat(found).isEmpty();
  }

  /** What ends the caller's session comes last. */
  private static List<Operation> inOrder() {
    List<Operation> order = new ArrayList<>(operations);
    order.sort(java.util.Comparator.comparing(AccessMatrixIT::endsTheSession));
    return order;
  }

  static boolean endsTheSession(Operation operation) {
    return List.of("DELETE /session", "DELETE /tokens").contains(operation.name());
  }

  private static String fault(
      Caller caller, Operation operation, Portal.Answer answer, String objection) {
    String text = answer.text();
    return String.join(
        " | ",
        caller.name(),
        operation.name(),
        objection,
        answer.status() + " " + text.substring(0, Math.min(160, text.length())));
  }

  private static String around(String text, String found) {
    int at = text.indexOf(found);
    return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60));
  }
}
