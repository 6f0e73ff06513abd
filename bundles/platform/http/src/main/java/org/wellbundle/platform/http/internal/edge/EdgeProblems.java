package org.wellbundle.platform.http.internal.edge;

import org.wellbundle.platform.http.Problem;

/** Refusals at the edge. */
public final class EdgeProblems {
  private EdgeProblems() {}

  static Problem tenantUnknown() {
    return new Problem(
        404, "tenant.unknown", "There is no portal at this address. Please check the address.");
  }

  public static Problem notFound() {
    return new Problem(404, "not-found", "There is nothing at this address.");
  }

  static Problem malformedPath() {
    return new Problem(400, "request.malformed", "The path of this request is not valid.");
  }

  static Problem tooLarge(long limit) {
    return new Problem(
        413,
        "request.too-large",
        "The request is larger than the " + limit + " bytes taken here.",
        java.util.Map.of("limit", limit));
  }

  static Problem tooSlow() {
    return new Problem(
        408, "request.too-slow", "The body took too long to arrive. Please try again.");
  }

  static Problem csrfMissing() {
    return new Problem(
        403, "csrf.missing", "The call lacks the X-CSRF-Token of its session. Please reload.");
  }

  static Problem csrfInvalid() {
    return new Problem(
        403, "csrf.invalid", "The call doesn't come from this portal's pages. Please reload.");
  }
}
