package org.wellbundle.sdk.testkit.withings.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.SimClock;

/**
 * What people allowed which app, and the codes handed out for it. A code lives 30 s, for one use.
 */
public final class Grants {
  public static final Duration CODE_LIFE = Duration.ofSeconds(30);

  /** What a code can be exchanged for. */
  public record Code(
      long userid, String clientId, String redirectUri, Set<String> scopes, Instant expires) {}

  private record Key(long userid, String clientId) {}

  private final SimClock clock;
  private final Map<Key, Set<String>> consents = new HashMap<>();
  private final Map<String, Code> codes = new HashMap<>();

  public Grants(SimClock clock) {
    this.clock = clock;
  }

  public synchronized boolean allowed(long userid, String clientId, Set<String> scopes) {
    return consents.getOrDefault(new Key(userid, clientId), Set.of()).containsAll(scopes);
  }

  public synchronized void allow(long userid, String clientId, Set<String> scopes) {
    consents.computeIfAbsent(new Key(userid, clientId), k -> new HashSet<>()).addAll(scopes);
  }

  public synchronized void forget(long userid, String clientId) {
    consents.remove(new Key(userid, clientId));
  }

  /** Consents, to be remembered over a restart; codes are too short-lived. */
  public synchronized ArrayNode toJson() {
    ArrayNode list = Json.array();
    consents.forEach(
        (key, scopes) ->
            list.addObject()
                .put("userid", key.userid())
                .put("clientId", key.clientId())
                .put("scopes", String.join(",", scopes)));
    return list;
  }

  public synchronized void fromJson(JsonNode list) {
    for (JsonNode node : list) {
      List<String> scopes = List.of(node.path("scopes").asText().split(",", -1));
      allow(node.path("userid").asLong(), node.path("clientId").asText(), Scopes.of(scopes));
    }
  }

  public synchronized String code(
      long userid, String clientId, String redirectUri, Set<String> scopes) {
    String code = Tokens.random();
    Instant now = clock.handTime();
    codes.values().removeIf(c -> c.expires().isBefore(now));
    codes.put(code, new Code(userid, clientId, redirectUri, scopes, now.plus(CODE_LIFE)));
    return code;
  }

  /** Redeems a code; a second time, or too late, there is nothing. */
  public synchronized Optional<Code> redeem(String code) {
    return Optional.ofNullable(codes.remove(code))
        .filter(c -> clock.handTime().isBefore(c.expires()));
  }
}
