package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.CallLog;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.data.MeasureGroup;
import org.wellbundle.sdk.testkit.withings.notify.Delivery;
import org.wellbundle.sdk.testkit.withings.notify.Manners;
import org.wellbundle.sdk.testkit.withings.notify.Subscription;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** What the control plane shows, as JSON. No tokens, no addresses with tokens in them. */
final class ControlViews {
  private final Control control;

  ControlViews(Control control) {
    this.control = control;
  }

  JsonNode peopleList() {
    ArrayNode list = Json.array();
    for (Person person : control.people().named()) {
      ObjectNode node = list.addObject();
      node.put("userid", person.userid()).put("email", person.email()).put("name", person.name());
      node.put("about", person.about()).put("timezone", person.home().getId());
      ArrayNode devices = node.putArray("devices");
      person.devices().forEach(d -> devices.add(d.model().title()));
      node.put("since", person.since().toString());
    }
    return list;
  }

  JsonNode appList() {
    ArrayNode list = Json.array();
    for (App app : control.apps()) {
      ObjectNode node = list.addObject().put("clientId", app.clientId()).put("name", app.name());
      ArrayNode callbacks = node.putArray("callbacks");
      app.callbacks().forEach(callbacks::add);
    }
    return list;
  }

  JsonNode faults() {
    ArrayNode list = Json.array();
    control.faults().list().forEach(f -> list.add(f.toJson()));
    return list;
  }

  JsonNode manners() {
    Manners manners = control.notifyManners();
    return Json.object()
        .put("copies", manners.copies())
        .put("reorder", manners.reorder())
        .put("lagSeconds", manners.lag().toSeconds());
  }

  JsonNode calls(Call call) {
    String client = call.query().textOr("client", "");
    String action = call.query().textOr("action", "");
    long since = call.query().number("since").orElse(0);
    ObjectNode answer = Json.object();
    if (!client.isEmpty()) {
      answer.put("busiestMinute", control.calls().busiestMinute(client));
    }
    ArrayNode list = answer.putArray("calls");
    control
        .calls()
        .entries(
            e ->
                (client.isEmpty() || e.client().equals(client))
                    && (action.isEmpty() || e.action().equals(action))
                    && e.number() > since)
        .forEach(e -> list.add(entry(e)));
    return answer;
  }

  private static ObjectNode entry(CallLog.Entry entry) {
    return Json.object()
        .put("number", entry.number())
        .put("at", entry.at().toString())
        .put("receivedMillis", entry.receivedMillis())
        .put("client", entry.client())
        .put("user", entry.user())
        .put("path", entry.path())
        .put("action", entry.action())
        .put("arguments", entry.arguments())
        .put("outcome", entry.outcome());
  }

  JsonNode counters() {
    ObjectNode node = Json.object();
    control.calls().counters().forEach(node::put);
    return node;
  }

  JsonNode deliveries() {
    ArrayNode list = Json.array();
    for (Delivery delivery : control.deliveries()) {
      list.addObject()
          .put("notification", delivery.notification())
          .put("at", delivery.at().toString())
          .put("userid", delivery.userid())
          .put("appli", delivery.appli())
          .put("body", delivery.body())
          .put("cycle", delivery.cycle())
          .put("try", delivery.tried())
          .put("outcome", delivery.outcome())
          .put("answeredInMillis", delivery.answeredIn());
    }
    return list;
  }

  JsonNode subscriptions(Call call) {
    ArrayNode list = Json.array();
    for (Subscription s : control.subscriptionsOf(call.query().textOr("user", ""))) {
      list.addObject()
          .put("client", s.clientId())
          .put("appli", s.appli())
          .put("comment", s.comment());
    }
    return list;
  }

  static ObjectNode group(MeasureGroup group) {
    return Json.object()
        .put("grpid", group.grpid())
        .put("date", group.date())
        .put("modified", group.modified());
  }
}
