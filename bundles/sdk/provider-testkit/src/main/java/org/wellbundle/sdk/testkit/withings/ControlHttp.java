package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.withings.api.Quirk;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.auth.Apps;
import org.wellbundle.sdk.testkit.withings.data.Measure;
import org.wellbundle.sdk.testkit.withings.notify.Manners;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** {@link Control} over HTTP with JSON, under {@code /_control}; {@code GET /_control} lists it. */
final class ControlHttp {
  private static final String ALL_SCOPES = "user.info,user.metrics,user.activity,user.sleepevents";

  private final Control control;
  private final ControlViews views;
  private final Map<String, BiFunction<Call, JsonNode, JsonNode>> calls = new TreeMap<>();

  ControlHttp(Control control) {
    this.control = control;
    this.views = new ControlViews(control);
    calls.put("GET /_control", (call, json) -> help());
    people();
    data();
    behaviour();
    observation();
  }

  Reply handle(Call call) {
    String path = call.path().replaceAll("/+$", "");
    BiFunction<Call, JsonNode, JsonNode> service = calls.get(call.method() + " " + path);
    if (service == null) {
      return Reply.json(404, Json.object().put("error", "No such control call; see GET /_control"));
    }
    try {
      JsonNode body = call.body().startsWith("{") ? Json.parse(call.body()) : Json.object();
      return Reply.json(200, service.apply(call, body));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Reply.json(400, Json.object().put("error", String.valueOf(e.getMessage())));
    }
  }

  private JsonNode help() {
    ArrayNode list = Json.array();
    calls.keySet().forEach(list::add);
    return list;
  }

  private void people() {
    calls.put("GET /_control/people", (call, json) -> views.peopleList());
    calls.put(
        "POST /_control/members",
        (call, json) -> {
          control.people().ensureMembers(json.path("count").asInt(1));
          return Json.object().put("members", control.people().members());
        });
    calls.put("GET /_control/apps", (call, json) -> views.appList());
    calls.put("POST /_control/apps", (call, json) -> register(json));
    calls.put(
        "POST /_control/authorize",
        (call, json) ->
            Json.object()
                .put(
                    "location",
                    control.authorize(
                        who(json),
                        client(json),
                        json.path("redirectUri").asText(),
                        new LinkedHashSet<>(
                            List.of(json.path("scope").asText(ALL_SCOPES).split(","))),
                        json.path("state").asText("control"))));
    calls.put(
        "POST /_control/revoke",
        (call, json) -> done(() -> control.revokeByUser(who(json), client(json))));
    calls.put(
        "POST /_control/delete-account",
        (call, json) -> done(() -> control.deleteAccount(who(json))));
    calls.put(
        "POST /_control/expire", (call, json) -> done(() -> control.expireAccessTokens(who(json))));
  }

  private void data() {
    calls.put("POST /_control/groups", (call, json) -> addGroup(json));
    calls.put(
        "POST /_control/groups/edit",
        (call, json) ->
            ControlViews.group(
                control.editGroup(who(json), json.path("grpid").asLong(), measures(json))));
    calls.put(
        "POST /_control/groups/delete",
        (call, json) -> done(() -> control.deleteGroup(who(json), json.path("grpid").asLong())));
    calls.put("POST /_control/days", (call, json) -> patchDay(json));
    calls.put(
        "POST /_control/nights/delete",
        (call, json) ->
            done(
                () ->
                    control.deleteNight(
                        who(json),
                        json.path("id").asLong(),
                        json.path("start").asLong(),
                        json.path("end").asLong())));
    calls.put(
        "POST /_control/workouts/delete",
        (call, json) ->
            done(
                () ->
                    control.deleteWorkout(
                        who(json),
                        json.path("id").asLong(),
                        LocalDate.parse(json.path("date").asText()))));
    calls.put("GET /_control/truth", (call, json) -> truth(call));
  }

  private void behaviour() {
    calls.put("GET /_control/clock", (call, json) -> clock());
    calls.put("POST /_control/clock", (call, json) -> setClock(json));
    calls.put("GET /_control/faults", (call, json) -> views.faults());
    calls.put(
        "POST /_control/faults",
        (call, json) -> {
          long user = json.has("user") ? control.people().find(who(json)).userid() : 0;
          control.faults().add(Fault.fromJson(json, user));
          return views.faults();
        });
    calls.put("DELETE /_control/faults", (call, json) -> done(control.faults()::clear));
    calls.put("GET /_control/limits", (call, json) -> limits());
    calls.put("POST /_control/limits", (call, json) -> setLimits(json));
    calls.put("GET /_control/quirks", (call, json) -> quirks());
    calls.put("POST /_control/quirks", (call, json) -> setQuirks(json));
    calls.put("GET /_control/notifications", (call, json) -> views.manners());
    calls.put("POST /_control/notifications", (call, json) -> setManners(json));
    calls.put(
        "POST /_control/notify",
        (call, json) ->
            done(() -> control.tell(who(json), json.path("appli").asInt(), details(json))));
    calls.put("POST /_control/ping", (call, json) -> done(() -> control.ping(who(json))));
  }

  private void observation() {
    calls.put("GET /_control/calls", (call, json) -> views.calls(call));
    calls.put("DELETE /_control/calls", (call, json) -> done(control.calls()::clear));
    calls.put("GET /_control/counters", (call, json) -> views.counters());
    calls.put("GET /_control/deliveries", (call, json) -> views.deliveries());
    calls.put("GET /_control/subscriptions", (call, json) -> views.subscriptions(call));
  }

  private JsonNode register(JsonNode json) {
    List<String> callbacks = new ArrayList<>();
    json.path("callbacks").forEach(c -> callbacks.add(c.asText()));
    String id = json.path("clientId").asText();
    control.register(
        new App(id, json.path("secret").asText(), json.path("name").asText(id), callbacks));
    return views.appList();
  }

  private JsonNode addGroup(JsonNode json) {
    Person person = control.people().find(who(json));
    List<Measure> measures = measures(json);
    boolean typed = json.path("attrib").asInt(0) == 2;
    @Nullable Device device =
        typed || person.devices().isEmpty() ? null : deviceFor(person, json.path("model").asInt());
    return ControlViews.group(
        control.addGroup(who(json), at(json), json.path("attrib").asInt(0), device, measures));
  }

  private static Device deviceFor(Person person, int modelId) {
    return person
        .device(m -> m.id() == modelId)
        .or(() -> person.device(m -> m.isScale()))
        .orElse(person.devices().get(0));
  }

  private JsonNode patchDay(JsonNode json) {
    Map<String, Object> figures = new LinkedHashMap<>();
    json.path("figures")
        .properties()
        .forEach(
            e ->
                figures.put(
                    e.getKey(),
                    e.getValue().isIntegralNumber()
                        ? (Object) e.getValue().asInt()
                        : (Object) e.getValue().asDouble()));
    LocalDate date = LocalDate.parse(json.path("date").asText());
    return done(() -> control.patchDay(who(json), date, figures));
  }

  private JsonNode truth(Call call) {
    LocalDate today = LocalDate.ofInstant(control.clock().now(), ZoneOffset.UTC);
    LocalDate from = call.query().text("from").map(LocalDate::parse).orElse(today.minusDays(60));
    LocalDate to = call.query().text("to").map(LocalDate::parse).orElse(today.plusDays(1));
    return control.truth(call.query().textOr("user", ""), from, to);
  }

  private JsonNode clock() {
    return Json.object()
        .put("now", control.clock().now().toString())
        .put("epoch", control.clock().epoch())
        .put("factor", control.clock().factor());
  }

  private JsonNode setClock(JsonNode json) {
    if (json.has("factor")) {
      control.clock().compress(json.path("factor").asDouble());
    }
    if (json.has("advance")) {
      control.clock().advance(Duration.parse(json.path("advance").asText()));
    }
    return clock();
  }

  private JsonNode limits() {
    return Json.object()
        .put("callsPerMinute", control.limits().callsPerMinute())
        .put("sameArgumentsSeconds", control.limits().sameArguments().toSeconds())
        .put("accessTokenSeconds", control.accessTokenLife().toSeconds());
  }

  private JsonNode setLimits(JsonNode json) {
    if (json.has("callsPerMinute")) {
      control.limits().callsPerMinute(json.path("callsPerMinute").asInt());
    }
    if (json.has("sameArgumentsSeconds")) {
      control.limits().sameArguments(Duration.ofSeconds(json.path("sameArgumentsSeconds").asInt()));
    }
    if (json.has("accessTokenSeconds")) {
      control.accessTokenLife(Duration.ofSeconds(json.path("accessTokenSeconds").asInt()));
    }
    return limits();
  }

  private JsonNode quirks() {
    ObjectNode node = Json.object();
    for (Quirk quirk : Quirk.values()) {
      node.put(quirk.name(), control.quirks().contains(quirk));
    }
    return node;
  }

  private JsonNode setQuirks(JsonNode json) {
    json.properties()
        .forEach(e -> control.quirk(Quirk.valueOf(e.getKey()), e.getValue().asBoolean()));
    return quirks();
  }

  private JsonNode setManners(JsonNode json) {
    Manners old = control.notifyManners();
    control.notifyManners(
        new Manners(
            json.path("copies").asInt(old.copies()),
            json.path("reorder").asInt(old.reorder()),
            Duration.ofSeconds(json.path("lagSeconds").asLong(old.lag().toSeconds()))));
    if (json.path("flush").asBoolean()) {
      control.flushNotifications();
    }
    return views.manners();
  }

  private static List<Measure> measures(JsonNode json) {
    List<Measure> measures = new ArrayList<>();
    for (JsonNode node : json.path("measures")) {
      Integer position = node.has("position") ? node.path("position").asInt() : null;
      measures.add(
          Measure.plain(
                  node.path("type").asInt(), node.path("value").asLong(), node.path("unit").asInt())
              .in(position, 0, 3));
    }
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("measures: [{type, value, unit}] is missing");
    }
    return measures;
  }

  private Instant at(JsonNode json) {
    JsonNode at = json.path("at");
    if (at.isNumber()) {
      return Instant.ofEpochSecond(at.asLong());
    }
    return at.isTextual() ? Instant.parse(at.asText()) : control.clock().now();
  }

  private static Map<String, String> details(JsonNode json) {
    Map<String, String> details = new LinkedHashMap<>();
    json.path("details").properties().forEach(e -> details.put(e.getKey(), e.getValue().asText()));
    return details;
  }

  private static String who(JsonNode json) {
    return json.path("user").asText("");
  }

  private static String client(JsonNode json) {
    return json.path("client").asText(Apps.DEMO.clientId());
  }

  private static JsonNode done(Runnable work) {
    work.run();
    return Json.object().put("done", true);
  }
}
