package org.wellbundle.sdk.tck.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.api.provider.ProviderClient.Answer;

/** Where a member allows access, and the codes that come of it. */
final class AuthorizePage {
  private record Code(String redirectUri, String challenge) {}

  private final Map<String, Code> codes = new ConcurrentHashMap<>();

  /** The page, or the way back from it. */
  Answer show(Exchange asked) {
    String redirect = asked.query().getOrDefault("redirect_uri", "");
    if (!redirect.matches("https?://[^\\s\"<>]+")
        || !"code".equals(asked.query().get("response_type"))) {
      return new Answer(400, Map.of(), "{\"error\":\"invalid_request\"}");
    }
    String state = asked.query().getOrDefault("state", "");
    String decision = asked.query().getOrDefault("decision", "");
    return switch (decision) {
      case "allow" -> back(redirect, "code", code(redirect, asked), state);
      case "deny" -> back(redirect, "error", "access_denied", state);
      default -> page(asked.address());
    };
  }

  private String code(String redirect, Exchange asked) {
    String code = UUID.randomUUID().toString();
    codes.put(code, new Code(redirect, asked.query().getOrDefault("code_challenge", "")));
    return code;
  }

  private static Answer back(String redirect, String name, String value, String state) {
    String separator = URI.create(redirect).getQuery() == null ? "?" : "&";
    String target =
        redirect + separator + name + "=" + value + "&state=" + URLEncoder.encode(state, UTF_8);
    return new Answer(303, Map.of("Location", target), "");
  }

  private static Answer page(URI address) {
    String self = address.toString().replace("&", "&amp;").replace("\"", "&quot;");
    String html =
        "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'>"
            + "<title>Allow access?</title>"
            + "<body style='font:1.1rem system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem'>"
            + "<h1>Allow access?</h1><p>A cloud to develop against. Nobody's data is here.</p>"
            + "<p><a href=\""
            + self
            + "&amp;decision=allow\">Allow</a> &nbsp; <a href=\""
            + self
            + "&amp;decision=deny\">Deny</a></p>";
    return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), html);
  }

  /** Whether a token call shows a code that was given, once, and proves itself where it has to. */
  boolean redeems(Map<String, String> form) {
    Code code = codes.remove(form.getOrDefault("code", ""));
    return code != null
        && code.redirectUri().equals(form.get("redirect_uri"))
        && (code.challenge().isEmpty()
            || code.challenge().equals(hash(form.getOrDefault("code_verifier", ""))));
  }

  private static String hash(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
