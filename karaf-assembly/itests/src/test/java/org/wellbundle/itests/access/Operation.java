package org.wellbundle.itests.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the OpenAPI document tells it.
 *
 * @param hosts {@code tenant}, {@code platform} or {@code both}
 * @param permission what a caller must hold, null when the document names none
 * @param session false when it may be called without signing in
 * @param bearer true when a bearer token is taken
 * @param stream true when the answer doesn't end
 * @param takes media type of the body, null without one
 * @param profile true when it takes the number of a profile
 * @param answers codes of problems by status; no codes with the statuses of success
 */
record Operation(
    String method,
    String path,
    String hosts,
    @Nullable String permission,
    boolean session,
    boolean bearer,
    boolean stream,
    @Nullable String takes,
    boolean profile,
    Map<String, Set<String>> answers) {

  /** What operators name is nobody's own. */
  private static final String NOWHERE = "org.wellbundle.nowhere";

  static List<Operation> all(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        one -> operations.add(of(one.getKey(), path.getKey(), one.getValue()))));
    return operations;
  }

  private static Operation of(String method, String path, JsonNode told) {
    JsonNode permission = told.path("x-required-permission");
    boolean profile = false;
    for (JsonNode parameter : told.path("parameters")) {
      profile |= parameter.path("name").asText().equals("profile");
    }
    Iterator<String> takes = told.path("requestBody").path("content").fieldNames();
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        told.path("x-hosts").asText(),
        permission.isTextual() ? permission.asText() : null,
        !told.path("security").isEmpty(),
        told.path("security").findValue("bearer") != null,
        told.path("x-stream").asBoolean(),
        takes.hasNext() ? takes.next() : null,
        profile,
        answers(told.path("responses")));
  }

  private static Map<String, Set<String>> answers(JsonNode responses) {
    Map<String, Set<String>> answers = new TreeMap<>();
    responses
        .fields()
        .forEachRemaining(
            response -> {
              Set<String> codes = new TreeSet<>();
              response.getValue().path("x-codes").forEach(code -> codes.add(code.asText()));
              answers.put(response.getKey(), codes);
            });
    return answers;
  }

  /** Whether the document tells of an answer. {@code swap.…} stands for all codes of a kind. */
  boolean tells(int status, String code) {
    Set<String> codes = answers.get(Integer.toString(status));
    return codes != null
        && (codes.isEmpty()
            || codes.contains(code)
            || codes.contains(code.replaceFirst("\\..*", ".…")));
  }

  String name() {
    return method + " " + path;
  }

  boolean safe() {
    return method.equals("GET");
  }

  boolean servedOn(boolean platform) {
    return hosts.equals("both") || hosts.equals("platform") == platform;
  }

  /** True when the call names something that belongs to one person; a challenge is everybody's. */
  boolean namesSomebodysOwn() {
    boolean shared = path.startsWith("/challenges/");
    return !hosts.equals("platform") && !shared && (path.contains("{") || profile);
  }

  /** Address of the call with a person's ids in the places for ids. */
  String address(Map<String, String> ids) {
    String filled = path;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace(id.getKey(), id.getValue());
    }
    if (hosts.equals("platform")) {
      filled = filled.replaceAll("\\{[^}]*}", NOWHERE);
    }
    if (filled.contains("{")) {
      throw new AssertionError("say in Person which id stands for the place in " + path);
    }
    String query =
        path.equals("/measurements") && safe() ? "&metric=weight&granularity=sample" : "";
    if (profile) {
      query += "&profile=" + ids.get("?profile");
    }
    return "/api/v1" + filled + (query.isEmpty() ? "" : "?" + query.substring(1));
  }
}
