package org.wellbundle.platform.openapi.internal;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Problem answers, one per status with its codes. */
final class Refusals {
  static final String SCHEMA = "Problem";

  private Refusals() {}

  /**
   * @param problems each as status and code, {@code 409 link.already-linked}
   */
  static void add(ApiResponses answers, Set<String> problems) {
    Map<String, Set<String>> byStatus = new TreeMap<>();
    for (String problem : problems) {
      int space = problem.indexOf(' ');
      byStatus
          .computeIfAbsent(problem.substring(0, space), status -> new TreeSet<>())
          .add(problem.substring(space + 1).strip());
    }
    byStatus.forEach(
        (status, codes) -> {
          ApiResponse answer =
              new ApiResponse()
                  .description("Code " + String.join(", ", codes) + ".")
                  .content(
                      new Content()
                          .addMediaType(
                              "application/problem+json",
                              new MediaType()
                                  .schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))));
          answer.addExtension("x-codes", List.copyOf(codes));
          answers.addApiResponse(status, answer);
        });
  }

  /** RFC 9457 with our members. */
  static Schema<?> schema() {
    Schema<?> problem =
        new ObjectSchema()
            .description("An error (RFC 9457). Decide by code, show detail.")
            .addProperty("type", new StringSchema())
            .addProperty("title", new StringSchema())
            .addProperty("status", new IntegerSchema())
            .addProperty("detail", new StringSchema().description("A sentence for a person."))
            .addProperty("code", new StringSchema().description("Stable."))
            .addProperty("correlationId", new StringSchema());
    problem.setRequired(List.of("type", "title", "status", "detail", "code"));
    problem.setAdditionalProperties(true);
    return problem;
  }
}
