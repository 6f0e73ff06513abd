package org.wellbundle.provider.garmin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Signal;
import org.wellbundle.sdk.tck.VendorCloud;

/** Garmin as its sheet says: invented summaries of one person, pushed and pinged. */
final class RecordedGarmin implements VendorCloud {
  static final String USER = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
  static final String CLIENT = "app-client-id";
  static final String SECRET = "app-s3cret";
  static final String HOOK = "hook-token-0123456789-abcdef";
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final String REST = GarminSettings.API_BASE_URL;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode summaries;

  RecordedGarmin() {
    try (InputStream in = RecordedGarmin.class.getResourceAsStream("summaries.json")) {
      summaries = MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GarminProvider provider() {
    return new GarminProvider(settings(REST));
  }

  static GarminSettings settings(String rest) {
    return new GarminSettings(
        java.net.URI.create(GarminSettings.AUTHORIZE_URL),
        java.net.URI.create(GarminSettings.TOKEN_URL),
        rest,
        CLIENT,
        SECRET,
        HOOK,
        Assumptions.HISTORY_DAYS,
        java.time.Duration.ofMinutes(30),
        100);
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public String vendorUserId() {
    return USER;
  }

  @Override
  public List<String> secrets() {
    return List.of("token-a", "token-r", SECRET, HOOK);
  }

  @Override
  public String tokenAnswer() {
    return "{\"access_token\":\"token-a\",\"expires_in\":86400,\"token_type\":\"bearer\","
        + "\"refresh_token\":\"token-r\",\"scope\":\"PARTNER_WRITE CONNECT_READ\",\"jti\":\"j\","
        + "\"refresh_token_expires_in\":7775998}";
  }

  @Override
  public Optional<String> reference(String dataType) {
    SummaryType type = SummaryType.of(dataType).orElseThrow();
    return Optional.of(
        REST
            + "/"
            + (type == SummaryType.PULSE_OX ? "pulseOx" : type.history())
            + "?uploadStartTimeInSeconds=1795089600&uploadEndTimeInSeconds=1795176000&token=PULL"
            + type.ordinal());
  }

  @Override
  public Answer answer(Call call) {
    return answer(call, true);
  }

  @Override
  public Answer empty(Call call) {
    return answer(call, false);
  }

  private Answer answer(Call call, boolean full) {
    String path = call.address().getPath().replace("/wellness-api/rest/", "");
    return switch (path) {
      case "user/id" -> ok("{\"userId\":\"" + USER + "\"}");
      case "user/permissions" -> ok("[\"HEALTH_EXPORT\",\"ACTIVITY_EXPORT\"]");
      case "user/registration" -> new Answer(204, Map.of(), "");
      default -> path.startsWith("backfill/") ? new Answer(202, Map.of(), "") : list(path, full);
    };
  }

  private Answer list(String path, boolean full) {
    String key =
        path.equals("respiration")
            ? "allDayRespiration"
            : path.equals("pulseOx") ? "pulseox" : path;
    return ok(full ? summaries.get(key).toString() : "[]");
  }

  private static Answer ok(String body) {
    return new Answer(200, Map.of("content-type", "application/json"), body);
  }

  JsonNode summaries() {
    return summaries;
  }

  @Override
  public List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    summaries
        .properties()
        .forEach(e -> signals.add(signal("push of " + e.getKey(), e.getKey(), e.getValue(), USER)));
    ObjectNode ping = MAPPER.createObjectNode();
    ArrayNode list = ping.putArray("dailies");
    list.addObject().put("userId", USER).put("callbackURL", reference("dailies").orElseThrow());
    list.addObject().put("userId", "somebody-else").put("callbackURL", REST + "/dailies?token=X");
    ping.putArray("epochs")
        .addObject()
        .put("userId", USER)
        .put("callbackURL", reference("epochs").orElseThrow());
    signals.add(new Signal("pings of two people", notification(ping.toString()), USER));
    signals.add(
        new Signal(
            "deregistration",
            notification("{\"deregistrations\":[{\"userId\":\"" + USER + "\"}]}"),
            USER));
    signals.add(
        new Signal(
            "permissions",
            notification(
                "{\"userPermissionsChange\":[{\"userId\":\""
                    + USER
                    + "\",\"summaryId\":\"p\",\"permissions\":[\"ACTIVITY_EXPORT\"],"
                    + "\"changeTimeInSeconds\":1795170000}]}"),
            USER));
    signals.add(
        new Signal(
            "movement that isn't used",
            notification("{\"moveIQActivities\":[{\"userId\":\"" + USER + "\"}]}"),
            null));
    return signals;
  }

  private static Signal signal(String name, String key, JsonNode items, String user) {
    ObjectNode body = MAPPER.createObjectNode();
    body.set(key, items);
    return new Signal(name, notification(body.toString()), user);
  }

  static Notification notification(String body) {
    return notification(CLIENT, body);
  }

  static Notification notification(String sender, String body) {
    return new Notification(
        NOW,
        "application/json",
        Map.of(),
        body.getBytes(UTF_8),
        null,
        Map.of(Notices.CLIENT_HEADER, sender),
        false);
  }
}
