package org.wellbundle.platform.http.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.Problem;

class ProblemJsonTest {
  record Link(String id, Instant linkedAt, String reason) {}

  @Test
  void hasTheMembersOfRfc9457AndOurs() throws IOException {
    Problem problem =
        new Problem(
            409,
            "link.already-linked",
            "Unlink the other device first.",
            Map.of(
                "link",
                new Link("7", Instant.parse("2026-11-20T08:41:00Z"), null),
                "retryAfter",
                9,
                "status",
                200));

    JsonNode json = new ObjectMapper().readTree(ProblemJson.bytes(problem, "c-1"));

    assertThat(json.path("type").asText()).isEqualTo("urn:wellbundle:problem:link.already-linked");
    assertThat(json.path("title").asText()).isEqualTo("Conflict");
    assertThat(json.path("status").asInt()).isEqualTo(409);
    assertThat(json.path("detail").asText()).isEqualTo("Unlink the other device first.");
    assertThat(json.path("code").asText()).isEqualTo("link.already-linked");
    assertThat(json.path("correlationId").asText()).isEqualTo("c-1");
    assertThat(json.path("link").path("linkedAt").asText()).isEqualTo("2026-11-20T08:41:00Z");
    assertThat(json.path("link").has("reason")).isTrue();
    assertThat(json.has("retryAfter")).isFalse();
    assertThat(ProblemJson.retryAfter(problem)).isEqualTo(9);
  }
}
