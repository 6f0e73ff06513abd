package org.wellbundle.sdk.testkit.withings.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.api.Envelope;

/** Nonces and the HMAC-SHA256 signatures made with them. A nonce lives 30 minutes, for one use. */
public final class Signatures {
  static final Duration NONCE_LIFE = Duration.ofMinutes(30);
  private static final int BAD_SIGNATURE = 342;
  private static final int WRONG_NONCE = 343;

  private record Nonce(String clientId, Instant expires) {}

  private final SimClock clock;
  private final Apps apps;
  private final Map<String, Nonce> nonces = new ConcurrentHashMap<>();

  public Signatures(SimClock clock, Apps apps) {
    this.clock = clock;
    this.apps = apps;
  }

  /** {@code getnonce}: signed over action, client id and timestamp. */
  public ObjectNode getNonce(Params params) {
    App app = params.text("client_id").flatMap(apps::find).orElse(null);
    if (app == null || !params.has("timestamp")) {
      return Envelope.invalid(app == null ? "invalid client_id" : "missing timestamp");
    }
    String expected =
        sign(app, "getnonce," + app.clientId() + "," + params.textOr("timestamp", ""));
    if (!same(expected, params.textOr("signature", ""))) {
      return Envelope.error(BAD_SIGNATURE, "The signature is invalid");
    }
    String nonce = Tokens.random() + "d8a41f07";
    Instant now = clock.handTime();
    nonces.values().removeIf(n -> n.expires().isBefore(now));
    nonces.put(nonce, new Nonce(app.clientId(), now.plus(NONCE_LIFE)));
    return Envelope.ok(Json.object().put("nonce", nonce));
  }

  /** What is wrong with a signed call; nothing if all is right. Spends the nonce either way. */
  public Optional<ObjectNode> refusal(App app, String action, Params params) {
    String text = params.textOr("nonce", "");
    Nonce nonce = nonces.remove(text);
    if (nonce == null || !nonce.clientId().equals(app.clientId())) {
      return Optional.of(Envelope.error(WRONG_NONCE, "The nonce is wrong"));
    }
    String expected = sign(app, action + "," + app.clientId() + "," + text);
    boolean valid =
        clock.handTime().isBefore(nonce.expires())
            && same(expected, params.textOr("signature", ""));
    return valid
        ? Optional.empty()
        : Optional.of(Envelope.error(BAD_SIGNATURE, "The signature is invalid"));
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String sign(App app, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(app.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
