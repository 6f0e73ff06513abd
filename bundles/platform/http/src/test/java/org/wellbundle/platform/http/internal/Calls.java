package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.wellbundle.platform.http.internal.edge.People;

/** Calls of a signed-in member, and what is expected of answers. */
final class Calls {
  private Calls() {}

  static HttpRequest.Builder signedIn(Floor floor, String path) {
    return floor.request("acme.localhost", path).header("Cookie", "wb_session=" + People.SECRET);
  }

  static HttpRequest.Builder posting(Floor floor, String body) {
    return signedIn(floor, "/api/v1/notes")
        .header("Content-Type", "application/json")
        .header("X-CSRF-Token", "token-of-alex")
        .POST(BodyPublishers.ofString(body));
  }

  static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) throws Exception {
    JsonNode problem = json(answer);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.path("correlationId").asText())
        .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
  }
}
