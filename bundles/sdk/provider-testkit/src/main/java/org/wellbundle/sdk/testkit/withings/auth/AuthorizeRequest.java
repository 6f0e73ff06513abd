package org.wellbundle.sdk.testkit.withings.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Params;

/** What an app asked for when it sent somebody to the authorise page. */
record AuthorizeRequest(
    App app, String redirectUri, Set<String> scopes, String state, boolean demo) {

  /** Either a request, or why there is none: then nobody may be redirected anywhere. */
  record Parsed(@Nullable AuthorizeRequest request, String problem) {}

  static Parsed parse(Apps apps, Params query) {
    App app = query.text("client_id").flatMap(apps::find).orElse(null);
    String redirect = query.textOr("redirect_uri", "");
    List<String> scopes = query.csv("scope");
    if (app == null) {
      return refused("The client_id is not that of a registered app.");
    }
    if (!app.allows(redirect)) {
      return refused("The redirect_uri is not under a callback registered for this app.");
    }
    if (!query.textOr("response_type", "").equals("code")) {
      return refused("The response_type must be code.");
    }
    if (!query.has("state")) {
      return refused("The state is missing.");
    }
    if (!Scopes.known(scopes)) {
      return refused("The scope must list known scopes, separated by commas.");
    }
    boolean demo = query.textOr("mode", "").equals("demo");
    return new Parsed(
        new AuthorizeRequest(app, redirect, Scopes.of(scopes), query.textOr("state", ""), demo),
        "");
  }

  private static Parsed refused(String problem) {
    return new Parsed(null, problem);
  }

  /** The address to send the browser back to, with an answer. */
  String back(String name, String value) {
    String separator = redirectUri.contains("?") ? "&" : "?";
    return redirectUri + separator + Params.of(orderedMap(name, value, "state", state)).encoded();
  }

  private static Map<String, String> orderedMap(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
