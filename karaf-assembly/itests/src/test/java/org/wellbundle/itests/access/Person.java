package org.wellbundle.itests.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.testing.Portal;

/**
 * A member with something of every kind, all of it recognisable wherever it turns up.
 *
 * @param mark a word that is in everything this person writes
 * @param value a weight nobody else has
 * @param ids the person's own numbers by the place they stand for in paths
 */
record Person(
    String mark, String email, String name, String value, Portal portal, Map<String, String> ids) {

  /** Signs in, writes something everywhere, and notes the numbers it got. */
  static Person settle(Portal portal, String mark, String value) {
    String email = email(mark);
    portal.signIn(email);
    Map<String, String> ids = new LinkedHashMap<>();
    JsonNode profiles = ok(portal.get("/api/v1/me")).path("profiles");
    ids.put("?profile", profiles.get(0).path("id").asText());
    JsonNode second =
        ok(portal.post("/api/v1/profiles", "{\"name\":\"" + mark + " second profile\"}"));
    ids.put("/profiles/{id}", "/profiles/" + second.path("id").asText());
    ok(
        portal.post(
            "/api/v1/measurements",
            "{\"metric\":\"weight\",\"value\":"
                + value
                + ",\"comment\":\""
                + mark
                + " comment\"}"));
    ids.put("/measurements/{id}", "/measurements/" + newest(portal));
    ids.put("/leaderboards/{scope}", "/leaderboards/tenant");
    ids.put("/challenges/{id}", "/challenges/1");
    ids.put("/challenges/organised/{id}", "/challenges/organised/1");
    ids.put("/appeals/{appeal}", "/appeals/1");
    ids.put("/teams/{team}", "/teams/1");
    ids.put("/days/{date}", "/days/2026-11-02");
    ask(portal, mark);
    return new Person(mark, email, name(mark), value, portal, ids);
  }

  static String email(String mark) {
    return mark + ".mail@person.example";
  }

  static String name(String mark) {
    return mark + " Name";
  }

  private static String newest(Portal portal) {
    JsonNode points =
        ok(portal.get("/api/v1/measurements?metric=weight&granularity=sample")).path("points");
    return points.get(points.size() - 1).path("id").asText();
  }

  private static void ask(Portal portal, String mark) {
    for (JsonNode topic : ok(portal.get("/api/v1/support/topics")).path("topics")) {
      if (topic.path("takesRequests").asBoolean()) {
        ok(
            portal.post(
                "/api/v1/support/requests",
                "{\"topic\":\""
                    + topic.path("topic").asText()
                    + "\",\"message\":\""
                    + mark
                    + " message\"}"));
        return;
      }
    }
    throw new AssertionError("no topic takes a request");
  }

  private static JsonNode ok(Portal.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.json();
  }

  /** Whether a text tells something of this person. */
  boolean isIn(String text) {
    return text.contains(mark) || text.contains(value);
  }

  /** Whether a text tells more than who this person is. */
  boolean isExposedIn(String text) {
    return isIn(text.replace(email, "").replace(name, ""));
  }

  /** What must not be anywhere but in the person's own rows. */
  List<String> traces() {
    return List.of(mark, value);
  }
}
