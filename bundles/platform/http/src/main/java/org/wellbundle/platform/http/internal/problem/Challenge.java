package org.wellbundle.platform.http.internal.problem;

import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.Problem;

/**
 * What {@code WWW-Authenticate} says (RFC 6750). Apps learn from it that a token is spent or too
 * narrow; browsers show nothing for this scheme.
 */
public final class Challenge {
  public static final String HEADER = "WWW-Authenticate";

  private static final String REALM = "Bearer realm=\"wellbundle\"";

  private Challenge() {}

  /**
   * Null when there is nothing to say.
   *
   * @param bearer true when the call came with a token
   */
  public static @Nullable String of(Problem problem, boolean bearer) {
    if (problem.status() == 401) {
      boolean refused = bearer && problem.code().equals("session.required");
      return refused ? REALM + ", error=\"invalid_token\"" : REALM;
    }
    if (problem.code().equals("scope.insufficient")) {
      Object scope = problem.members().get("permission");
      return REALM
          + ", error=\"insufficient_scope\""
          + (scope == null ? "" : ", scope=\"" + scope + "\"");
    }
    return null;
  }
}
