package org.wellbundle.itests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;

/**
 * Every operation of the OpenAPI document, called by everybody in every way one can be the wrong
 * person. What members wrote is recognisable, and looked for wherever it has no business to be.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class AccessMatrixIT {
  private static Stage stage;
  private static Members members;
  private static List<Caller> callers;
  private static List<Operation> operations;

  @BeforeAll
  static void start() {
    stage = new Stage("access");
    members = Members.settle(stage);
    callers = Cast.of(stage, members);
    operations = Operation.all(stage.node().platform().get("/api/v1/openapi.json").json());
    stage.secrets();
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
    for (Person person : members.all()) {
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
  void aCorrelationIdLeadsFromTheBrowserToTheVendor() {
    Trail trail = new Trail(stage);

    trail.awaitALineForEveryCallOfTheVendor();
    assertThat(trail.threadsThatCalledTheVendor(Members.LINKED_BY))
        .contains("link-job")
        .anyMatch(thread -> thread.startsWith("sync"))
        .hasSizeGreaterThanOrEqualTo(3);
    trail.awaitLine(Members.SIGNED_IN_BY, "is with the server");
    Evidence evidence = Evidence.of(stage);
    assertThat(evidence.tablesWith(Members.LINKED_BY))
        .contains("linking.transition", "audit.entry", "dispatch.event");
    assertThat(evidence.tablesWith(Members.SIGNED_IN_BY))
        .contains("dispatch.event", "notifications.notification", "mail.message");
  }

  @Test
  @Order(4)
  void unreadableCallsAndAnswersHarmNothing() {
    Provocations.noteVendorsSecrets(stage);

    Provocations.calls(stage, members.first());
    Provocations.answers(stage, members.first());

    assertThat(members.first().portal().get("/api/v1/link").status()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void theMatrixHolds() {
    Matrix matrix = new Matrix(new Calls(members.first()), members.all());

    matrix.play(callers, Calls.inOrder(operations));

    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("operations", operations.size());
    counts.put("callers", callers.size());
    counts.put("cells", matrix.cells().values().stream().mapToInt(Integer::intValue).sum());
    counts.put("faults", matrix.faults().size());
    Results.add("access-matrix", counts);
    System.out.println("[access-matrix] " + matrix.cells());
    assertThat(String.join("\n", matrix.faults())).isEmpty();
  }

  @Test
  @Order(6)
  void whoIsShutOutLearnsWhy() {
    Portal.Answer answer =
        stage
            .node()
            .portal(Stage.ACME)
            .post(
                "/api/v1/session",
                "{\"email\":\"gone@acme.example\",\"password\":\"" + Node.PASSWORD + "\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("account.disabled");
  }

  @Test
  @Order(7)
  void mailsTellOnlyWhomTheyConcern() {
    List<Mailbox.Mail> mails = stage.mails().all();
    assertThat(mails).hasSizeGreaterThan(5);
    for (Mailbox.Mail mail : mails) {
      for (Person person : members.all()) {
        assertThat(mail.text())
            .doesNotContain(person.value(), person.mark() + " comment", person.mark() + " second");
        if (!mail.to().equals(person.email())
            && !mail.text().contains(person.mark() + " message")) {
          assertThat(mail.text()).as("mail to " + mail.to()).doesNotContain(person.mark());
        }
      }
    }
  }

  @Test
  @Order(8)
  void nothingIsInLogsMetricsOrQueues() {
    Evidence evidence = Evidence.of(stage);

    List<String> traces = evidence.tracesOf(members.all(), Provocations.VENDORS_WEIGHT);
    List<String> secrets = evidence.secrets(stage.secrets());
    List<String> emails = evidence.emails();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("people", members.all().size());
    counts.put("secrets", stage.secrets().size());
    counts.put("places", evidence.places());
    counts.put("characters", evidence.characters());
    counts.put("log lines", evidence.logs().lines().size());
    counts.put("hits", traces.size() + secrets.size() + emails.size());
    Results.add("canaries", counts);
    assertThat(evidence.metrics()).contains("wellbundle_");
    assertThat(traces).isEmpty();
    assertThat(secrets).isEmpty();
    assertThat(emails).isEmpty();
  }

  @Test
  @Order(9)
  void whoLeavesIsGoneFromEveryTableAndGetsAReceipt() {
    Person leaving = members.first();
    assertThat(Evidence.of(stage).tablesOf(leaving)).isNotEmpty();
    Portal portal = leaving.portal().signIn(leaving.email());

    Portal.Answer answer =
        portal.post("/api/v1/privacy/deletion", "{\"password\":\"" + Node.PASSWORD + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    Node.await(
        "the receipt",
        Duration.ofSeconds(60),
        () ->
            stage.mails().all().stream()
                .anyMatch(
                    mail -> mail.to().equals(leaving.email()) && mail.text().contains("receipt-")));
    assertThat(portal.get("/api/v1/me").status()).isEqualTo(401);
    Node.await(
        "the sent receipt to be removed",
        Duration.ofSeconds(20),
        () ->
            stage.database().number("select count(*) from mail.message where sealed is not null")
                == 0);
    Evidence left = Evidence.of(stage);
    assertThat(left.tablesOf(leaving)).isEmpty();
    assertThat(left.tablesOf(members.second())).isNotEmpty();
  }
}
