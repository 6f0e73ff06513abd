package org.wellbundle.sdk.testkit.garmin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;

/** The page on which a person says who it is and ticks what may be read. */
final class GarminPages {
  private static final Set<String> ASKED =
      Set.of(
          "response_type",
          "client_id",
          "code_challenge",
          "code_challenge_method",
          "redirect_uri",
          "state");

  private final GarminTokens tokens;
  private final String clientId;
  private final Function<String, GarminPerson> people;

  GarminPages(GarminTokens tokens, String clientId, Function<String, GarminPerson> people) {
    this.tokens = tokens;
    this.clientId = clientId;
    this.people = people;
  }

  Reply answer(Call call) {
    Params params = call.params();
    if (!params.textOr("client_id", "").equals(clientId)
        || !params.textOr("code_challenge_method", "").equals("S256")
        || params.textOr("code_challenge", "").length() < 43
        || !params.has("redirect_uri")) {
      return Reply.html(400, "<p>This request is not complete.</p>");
    }
    return call.method().equals("POST") ? decided(params) : Reply.html(200, page(params));
  }

  private Reply decided(Params params) {
    String back = params.textOr("redirect_uri", "");
    String answer = (back.contains("?") ? "&" : "?") + "state=" + encoded(params, "state");
    if (!params.has("agree")) {
      return Reply.redirect(back + answer);
    }
    GarminPerson person = people.apply(params.textOr("person", "somebody"));
    Set<String> granted = new TreeSet<>(GarminPerson.ALL);
    granted.removeIf(permission -> !params.has(permission));
    person.permit(granted);
    String code = tokens.code(person, params.textOr("code_challenge", ""));
    return Reply.redirect(back + answer + "&code=" + code);
  }

  private static String encoded(Params params, String name) {
    return URLEncoder.encode(params.textOr(name, ""), StandardCharsets.UTF_8);
  }

  private static String page(Params params) {
    String hidden =
        ASKED.stream()
            .sorted()
            .map(
                name ->
                    "<input type=hidden name=%s value=\"%s\">"
                        .formatted(name, escaped(params.textOr(name, ""))))
            .collect(Collectors.joining());
    String ticks =
        GarminPerson.ALL.stream()
            .sorted()
            .map(
                name ->
                    "<label><input type=checkbox name=%1$s value=1 checked> %1$s</label><br>"
                        .formatted(name))
            .collect(Collectors.joining());
    return """
        <!doctype html><html lang=en><meta charset=utf-8><title>Garmin cloud to try with</title>
        <meta name=viewport content="width=device-width"><body style="font:16px sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem">
        <h1>Garmin cloud to try with</h1><form method=post action="/oauth2Confirm">%s
        <p><label>Who are you? <input name=person value=alex required></label></p><p>%s</p>
        <button name=agree value=1>Agree</button> <button>Cancel</button></form></body></html>"""
        .formatted(hidden, ticks);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
