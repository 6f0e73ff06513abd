package org.wellbundle.sdk.testkit.garmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.SimClock;

/** Codes with proof keys, access tokens of a day, refresh tokens of 90 days that rotate. */
final class GarminTokens {
  private static final Duration CODE = Duration.ofMinutes(10);
  private static final Duration ACCESS = Duration.ofHours(24);
  private static final Duration REFRESH = Duration.ofDays(90);

  private final SimClock clock;
  private final String clientId;
  private final String secret;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Token> access = new HashMap<>();
  private final Map<String, Token> refresh = new HashMap<>();
  private Runnable changed = () -> {};

  private record Code(GarminPerson person, String challenge, Instant until) {}

  private record Token(GarminPerson person, Instant until) {}

  GarminTokens(SimClock clock, String clientId, String secret) {
    this.clock = clock;
    this.clientId = clientId;
    this.secret = secret;
  }

  synchronized String code(GarminPerson person, String challenge) {
    String code = UUID.randomUUID().toString();
    codes.put(code, new Code(person, challenge, clock.now().plus(CODE)));
    return code;
  }

  /** Called after each change. */
  synchronized void onChange(Runnable action) {
    changed = action;
  }

  /** What must survive a restart: which token is whose, and until when. */
  synchronized ObjectNode kept() {
    ObjectNode kept = Json.object();
    keep(access, kept.putObject("access"));
    keep(refresh, kept.putObject("refresh"));
    return kept;
  }

  private static void keep(Map<String, Token> tokens, ObjectNode into) {
    tokens.forEach(
        (text, token) ->
            into.putObject(text)
                .put("person", token.person().name())
                .put("until", token.until().toString()));
  }

  synchronized void restore(JsonNode kept, Function<String, GarminPerson> people) {
    restore(kept.path("access"), access, people);
    restore(kept.path("refresh"), refresh, people);
  }

  private static void restore(
      JsonNode kept, Map<String, Token> into, Function<String, GarminPerson> people) {
    kept.properties()
        .forEach(
            e ->
                into.put(
                    e.getKey(),
                    new Token(
                        people.apply(e.getValue().path("person").asText()),
                        Instant.parse(e.getValue().path("until").asText()))));
  }

  /** Who a valid access token belongs to. */
  synchronized Optional<GarminPerson> of(Optional<String> bearer) {
    return bearer
        .map(access::get)
        .filter(token -> token.until().isAfter(clock.now()))
        .map(Token::person)
        .filter(GarminPerson::isRegistered);
  }

  synchronized void forget(GarminPerson person) {
    access.values().removeIf(token -> token.person() == person);
    refresh.values().removeIf(token -> token.person() == person);
    changed.run();
  }

  synchronized Reply answer(Params form) {
    if (!clientId.equals(form.textOr("client_id", ""))
        || !secret.equals(form.textOr("client_secret", ""))) {
      return refusal(401, "invalid_client");
    }
    GarminPerson person =
        switch (form.textOr("grant_type", "")) {
          case "authorization_code" -> byCode(form);
          case "refresh_token" -> byRefresh(form);
          default -> null;
        };
    return person == null ? refusal(400, "invalid_grant") : tokens(person);
  }

  private @Nullable GarminPerson byCode(Params form) {
    Code code = codes.remove(form.textOr("code", ""));
    String verifier = form.textOr("code_verifier", "");
    return code != null
            && code.until().isAfter(clock.now())
            && verifier.matches("[A-Za-z0-9._~-]{43,128}")
            && challenge(verifier).equals(code.challenge())
        ? code.person()
        : null;
  }

  /** Works once. */
  private @Nullable GarminPerson byRefresh(Params form) {
    Token token = refresh.remove(form.textOr("refresh_token", ""));
    return token != null && token.until().isAfter(clock.now()) ? token.person() : null;
  }

  private Reply tokens(GarminPerson person) {
    String newAccess = "ga." + UUID.randomUUID();
    String newRefresh = "gr." + UUID.randomUUID();
    access.put(newAccess, new Token(person, clock.now().plus(ACCESS)));
    refresh.put(newRefresh, new Token(person, clock.now().plus(REFRESH)));
    changed.run();
    return Reply.json(
        200,
        Json.object()
            .put("access_token", newAccess)
            .put("expires_in", ACCESS.toSeconds())
            .put("token_type", "bearer")
            .put("refresh_token", newRefresh)
            .put("scope", "PARTNER_WRITE PARTNER_READ CONNECT_READ CONNECT_WRITE")
            .put("jti", UUID.randomUUID().toString())
            .put("refresh_token_expires_in", REFRESH.toSeconds()));
  }

  private static Reply refusal(int status, String error) {
    return Reply.json(status, Json.object().put("error", error));
  }

  static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
