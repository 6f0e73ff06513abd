package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Person;
import org.wellbundle.sdk.testkit.withings.people.Trait;

/** {@code /v2/user}: devices and goals. */
public final class UserApi {
  private final Conduct conduct;

  public UserApi(Conduct conduct) {
    this.conduct = conduct;
  }

  public ObjectNode getDevice(Session session, Params params) {
    Person person = session.person();
    long now = conduct.now();
    ObjectNode body = Json.object();
    ArrayNode devices = body.putArray("devices");
    for (Device device : person.devices()) {
      ObjectNode node = devices.addObject();
      node.put("type", device.model().type());
      node.put("battery", device.model().isPhone() ? "unknown" : device.battery());
      named(node, device.model().title(), device.model().id(), person);
      node.putNull("first_session_date");
      node.put("last_session_date", now / 3_600 * 3_600);
      Fields.device(node, device);
    }
    if (person.has(Trait.PHANTOM_DEVICE)) {
      // Seen with real accounts: a sleep sensor that never was, with an unlisted model id.
      phantom(devices.addObject(), person, "Sleep Monitor", "", 13);
    }
    if (conduct.has(Quirk.UNKNOWN_DEVICE)) {
      phantom(devices.addObject(), person, "Futuristic device", "Futuristic device A", 696_969);
    }
    return Envelope.ok(body);
  }

  private static void phantom(ObjectNode node, Person person, String type, String name, int id) {
    node.put("type", type).put("battery", "unknown");
    named(node, name, id, person);
    node.put("first_session_date", 1_693_867_179).putNull("last_session_date");
    String hash = "00000000000000000000000000000000000" + person.userid();
    node.put("deviceid", hash).put("hash_deviceid", hash);
  }

  private static void named(ObjectNode node, String name, int id, Person person) {
    node.put("model", name).put("model_id", id).put("timezone", person.home().getId());
  }

  public ObjectNode getGoals(Session session, Params params) {
    Person person = session.person();
    ObjectNode body = Json.object();
    if (person.goals().isEmpty()) {
      // Recorded: no goals is an empty list, not an empty object.
      body.putArray("goals");
      return Envelope.ok(body);
    }
    ObjectNode goals = body.putObject("goals");
    goals.put("steps", person.goals().get(0)).put("sleep", person.goals().get(1));
    goals.putObject("weight").put("value", person.goals().get(2)).put("unit", -3);
    return Envelope.ok(body);
  }
}
