package org.wellbundle.itests.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wellbundle.testing.Allow;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;

/** Three members who left something everywhere; the first has a device linked. */
record Members(Person first, Person second, Person elsewhere) {
  /** The first one's account at the vendor. */
  static final String AT_VENDOR = "alex";

  /** Given by the browser that came back from the vendor. */
  static final String LINKED_BY = "browser-that-linked";

  /** Given by another browser of the same person. */
  static final String SIGNED_IN_BY = "browser-that-signed-in";

  static Members settle(Stage stage) {
    Person first = join(stage, "acme", Stage.ACME, "anemone", "71.9373");
    Person second = join(stage, "acme", Stage.ACME, "bergamot", "68.4179");
    Person elsewhere = join(stage, "northwind", Stage.NORTHWIND, "cinquefoil", "83.1597");
    link(stage, first);
    stage.keepsSecret(keyOfSecondFactor(first));
    first.ids().put("/sleep/{id}", "/sleep/" + id(first, "/api/v1/sleep", "sessions"));
    first.ids().put("/notifications/{id}", "/notifications/" + notification(stage, first));
    Portal spare = stage.signedIn(Stage.ACME, first.email());
    String session = spare.get("/api/v1/session").json().path("id").asText();
    first.ids().put("/sessions/{id}", "/sessions/" + session);
    first.ids().put("/archive/{id}", "/archive/" + archive(first));
    // somebody who doesn't call, so that nobody's role or session is gone in the middle
    long colleague =
        stage.accounts().join("acme", "colleague@acme.example", "Invented", List.of("member"));
    first.ids().put("/people/{id}", "/people/" + colleague);
    return new Members(first, second, elsewhere);
  }

  List<Person> all() {
    return List.of(first, second, elsewhere);
  }

  private static Person join(Stage stage, String tenant, String host, String mark, String value) {
    stage.accounts().join(tenant, Person.email(mark), Person.name(mark), List.of("member"));
    return Person.settle(stage.browser(host), mark, value);
  }

  /** Begun and never confirmed, so that the password is still enough. */
  private static String keyOfSecondFactor(Person person) {
    Portal.Answer begun =
        person.portal().post("/api/v1/second-factor", "{\"password\":\"" + Node.PASSWORD + "\"}");
    if (begun.status() != 201) {
      throw new AssertionError(begun.status() + " " + begun.text());
    }
    return begun.json().path("key").asText();
  }

  private static void link(Stage stage, Person person) {
    String back = person.portal().beginLink(Allow.by(stage.service().cloud(), AT_VENDOR));
    for (String parameter : back.substring(back.indexOf('?') + 1).split("&")) {
      stage.keepsSecret(parameter.substring(parameter.indexOf('=') + 1));
    }
    Portal.Answer answer =
        person
            .portal()
            .send(
                "GET",
                back.substring(back.indexOf("/oauth/")),
                null,
                Map.of("X-Correlation-Id", LINKED_BY));
    if (answer.status() != 303) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    stage.service().awaitLive(person.portal());
  }

  private static String archive(Person person) {
    String id = person.portal().post("/api/v1/archive", "{}").json().path("id").asText();
    Node.await(
        "an archive",
        Duration.ofSeconds(30),
        () ->
            person
                .portal()
                .get("/api/v1/archive/" + id)
                .json()
                .path("state")
                .asText()
                .equals("ready"));
    return id;
  }

  /** Told of a second sign-in, the person has something in the inbox. */
  private static String notification(Stage stage, Person person) {
    Portal.Answer answer =
        stage
            .browser(Stage.ACME)
            .send(
                "POST",
                "/api/v1/session",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), Node.PASSWORD),
                Map.of("X-Correlation-Id", SIGNED_IN_BY));
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    Node.await(
        "a notification",
        Duration.ofSeconds(20),
        () -> !person.portal().get("/api/v1/notifications").json().path("items").isEmpty());
    return id(person, "/api/v1/notifications", "items");
  }

  private static String id(Person person, String path, String list) {
    return person.portal().get(path).json().path(list).path(0).path("id").asText();
  }
}
