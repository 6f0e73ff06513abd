package org.wellbundle.sdk.testkit.withings.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.SimClock;

/**
 * Access and refresh tokens. A refresh token is replaced by every refresh; the one it replaces
 * still works for eight hours, or until the new access token is first used, whichever comes first.
 */
public final class Tokens {
  public static final Duration ACCESS_LIFE = Duration.ofHours(3);
  public static final Duration REFRESH_LIFE = Duration.ofDays(365);
  public static final Duration GRACE = Duration.ofHours(8);

  /** A new pair. */
  public record Pair(Access access, String refreshToken) {}

  private static final class Refresh {
    final String token;
    final long userid;
    final String clientId;
    final Set<String> scopes;
    final Instant expires;
    @Nullable Instant replacedAt;
    final List<Access> successors = new ArrayList<>();

    Refresh(String token, long userid, String clientId, Set<String> scopes, Instant expires) {
      this.token = token;
      this.userid = userid;
      this.clientId = clientId;
      this.scopes = scopes;
      this.expires = expires;
    }
  }

  private final SimClock clock;
  private final Map<String, Access> accesses = new HashMap<>();
  private final Map<String, Refresh> refreshes = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private Duration accessLife = ACCESS_LIFE;
  private int created;

  public Tokens(SimClock clock) {
    this.clock = clock;
  }

  /** Shortens the life of access tokens issued from now on, to provoke refreshes. */
  public synchronized void accessLife(Duration life) {
    accessLife = life;
  }

  public synchronized Duration accessLife() {
    return accessLife;
  }

  /** A pair after an authorisation. Earlier pairs of this user and app go as if refreshed. */
  public synchronized Pair issue(long userid, String clientId, Set<String> scopes) {
    Pair pair = create(userid, clientId, scopes);
    for (Refresh earlier : refreshes.values()) {
      if (earlier.userid == userid
          && earlier.clientId.equals(clientId)
          && !earlier.token.equals(pair.refreshToken())) {
        replace(earlier, pair.access());
      }
    }
    return pair;
  }

  /** A new pair for a refresh token that may still be used by that app, or nothing. */
  public synchronized Optional<Pair> refresh(String clientId, String token) {
    Refresh refresh = refreshes.get(token);
    if (refresh == null || !refresh.clientId.equals(clientId) || !usable(refresh)) {
      return Optional.empty();
    }
    Pair pair = create(refresh.userid, clientId, refresh.scopes);
    replace(refresh, pair.access());
    return Optional.of(pair);
  }

  /** What a token stands for, if it is valid; counts as its use, which ends a grace. */
  public synchronized Optional<Access> use(String token) {
    Optional<Access> access =
        Optional.ofNullable(accesses.get(token)).filter(a -> clock.now().isBefore(a.expires()));
    access.ifPresent(a -> used.add(a.token()));
    return access;
  }

  /** Whose token that is or was, valid or not; for the log and the limits. */
  public synchronized Optional<Access> look(String token) {
    return Optional.ofNullable(accesses.get(token));
  }

  /** Who a refresh token belongs to, valid or not. */
  public synchronized Optional<Long> ownerOfRefresh(String token) {
    return Optional.ofNullable(refreshes.get(token)).map(r -> r.userid);
  }

  /** Ends all tokens of a user for an app. */
  public synchronized void revoke(long userid, String clientId) {
    accesses.values().removeIf(a -> a.userid() == userid && a.clientId().equals(clientId));
    refreshes.values().removeIf(r -> r.userid == userid && r.clientId.equals(clientId));
  }

  /** Ends access tokens only, so that the next call is answered 401 and a refresh helps. */
  public synchronized void expireAccess(long userid) {
    accesses.values().removeIf(a -> a.userid() == userid);
  }

  private boolean usable(Refresh refresh) {
    Instant now = clock.now();
    Instant replacedAt = refresh.replacedAt;
    boolean good =
        replacedAt == null
            || (now.isBefore(replacedAt.plus(GRACE))
                && refresh.successors.stream().noneMatch(a -> used.contains(a.token())));
    return now.isBefore(refresh.expires) && good;
  }

  private void replace(Refresh refresh, Access successor) {
    if (refresh.replacedAt == null) {
      refresh.replacedAt = clock.now();
    }
    refresh.successors.add(successor);
  }

  /** Forgets what can't be used any more, so that a cloud may run for weeks. */
  private void purge() {
    Instant now = clock.now();
    accesses.values().removeIf(a -> !now.isBefore(a.expires()));
    refreshes
        .values()
        .removeIf(
            r ->
                !now.isBefore(r.expires)
                    || (r.replacedAt != null && !now.isBefore(r.replacedAt.plus(GRACE))));
    Set<String> mentioned = new HashSet<>(accesses.keySet());
    refreshes.values().forEach(r -> r.successors.forEach(a -> mentioned.add(a.token())));
    used.retainAll(mentioned);
  }

  /** Everything, to be remembered over a restart. */
  public synchronized ObjectNode toJson() {
    purge();
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("accesses");
    accesses.values().forEach(a -> list.add(json(a)));
    ArrayNode refreshList = json.putArray("refreshes");
    for (Refresh refresh : refreshes.values()) {
      ObjectNode node = refreshList.addObject();
      node.put("token", refresh.token).put("userid", refresh.userid);
      node.put("clientId", refresh.clientId).put("scopes", String.join(",", refresh.scopes));
      node.put("expires", refresh.expires.toString());
      Instant replacedAt = refresh.replacedAt;
      node.put("replacedAt", replacedAt == null ? null : replacedAt.toString());
      ArrayNode successors = node.putArray("successors");
      refresh.successors.forEach(a -> successors.add(json(a)));
    }
    ArrayNode usedList = json.putArray("used");
    used.forEach(usedList::add);
    return json;
  }

  /** Takes up what an earlier run remembered. */
  public synchronized void fromJson(JsonNode json) {
    json.path("accesses").forEach(a -> accesses.put(a.path("token").asText(), access(a)));
    for (JsonNode node : json.path("refreshes")) {
      Access like = access(node);
      Refresh refresh =
          new Refresh(like.token(), like.userid(), like.clientId(), like.scopes(), like.expires());
      if (node.path("replacedAt").isTextual()) {
        refresh.replacedAt = Instant.parse(node.path("replacedAt").asText());
      }
      node.path("successors").forEach(a -> refresh.successors.add(access(a)));
      refreshes.put(refresh.token, refresh);
    }
    json.path("used").forEach(t -> used.add(t.asText()));
  }

  private static ObjectNode json(Access access) {
    return Json.object()
        .put("token", access.token())
        .put("userid", access.userid())
        .put("clientId", access.clientId())
        .put("scopes", String.join(",", access.scopes()))
        .put("expires", access.expires().toString());
  }

  private static Access access(JsonNode json) {
    return new Access(
        json.path("token").asText(),
        json.path("userid").asLong(),
        json.path("clientId").asText(),
        Scopes.of(List.of(json.path("scopes").asText().split(",", -1))),
        Instant.parse(json.path("expires").asText()));
  }

  private Pair create(long userid, String clientId, Set<String> scopes) {
    if (++created % 256 == 0) {
      purge();
    }
    Instant now = clock.now();
    Access access = new Access("a-" + random(), userid, clientId, scopes, now.plus(accessLife));
    Refresh refresh =
        new Refresh("r-" + random(), userid, clientId, scopes, now.plus(REFRESH_LIFE));
    accesses.put(access.token(), access);
    refreshes.put(refresh.token, refresh);
    return new Pair(access, refresh.token);
  }

  static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
