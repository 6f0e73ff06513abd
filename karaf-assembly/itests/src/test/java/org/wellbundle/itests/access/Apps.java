package org.wellbundle.itests.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wellbundle.itests.access.Caller.Standing;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;

/** Callers with bearer tokens. */
final class Apps {
  private final Stage stage;

  Apps(Stage stage) {
    this.stage = stage;
  }

  /** A stranger whose token had all scopes when it was given out. */
  Caller withAllScopes(String name, String host, String email) {
    Portal app = stage.node().portal(host);
    String token = token(app, email, Roles.scopes());
    return new Caller(
        name,
        "",
        "member",
        Standing.STRANGER,
        false,
        () -> app,
        operation -> Map.of("Authorization", "Bearer " + token),
        () -> {});
  }

  /** For every operation a token with all scopes there are but the one it needs. */
  Caller withoutTheScope(String host, String email, String role, String owner) {
    Map<String, String> tokens = new HashMap<>();
    Portal app = stage.node().portal(host);
    return new Caller(
        "wrong scope of " + role,
        owner,
        role,
        Standing.WRONG_SCOPE,
        host.equals(Stage.PLATFORM),
        () -> app,
        operation ->
            Map.of(
                "Authorization",
                "Bearer "
                    + tokens.computeIfAbsent(
                        String.valueOf(operation.permission()),
                        permission -> token(app, email, allBut(permission)))),
        () -> {});
  }

  private static Set<String> allBut(String permission) {
    Set<String> scopes = new TreeSet<>(Roles.scopes());
    scopes.remove(permission);
    return scopes;
  }

  private String token(Portal app, String email, Set<String> scopes) {
    Portal.Answer answer =
        app.post(
            "/api/v1/tokens",
            "{\"email\":\"%s\",\"password\":\"%s\",\"scopes\":[%s]}"
                .formatted(
                    email,
                    Node.PASSWORD,
                    scopes.stream()
                        .map(scope -> "\"" + scope + "\"")
                        .collect(Collectors.joining(","))));
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    stage.keepsSecret(answer.json().path("refreshToken").asText());
    String access = answer.json().path("accessToken").asText();
    stage.keepsSecret(access);
    return access;
  }
}
