package org.wellbundle.platform.openapi.internal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Set;

/** The event stream, the one address below the base that is no resource. */
final class EventsPath {
  private EventsPath() {}

  static void add(OpenAPI document) {
    Content stream =
        new Content().addMediaType("text/event-stream", new MediaType().schema(new StringSchema()));
    ApiResponses answers =
        new ApiResponses()
            .addApiResponse(
                "200",
                new ApiResponse()
                    .description("Server-sent events, open until either side ends it.")
                    .content(stream));
    Refusals.add(
        answers,
        Set.of(
            "401 session.required",
            "403 scope.insufficient",
            "423 session.locked",
            "429 events.too-many",
            "503 service.unavailable"));
    Operation operation =
        new Operation()
            .operationId("streamEvents")
            .summary("What changes for the signed-in member, as ids; one stream per browser.")
            .addTagsItem("events")
            .responses(answers)
            .security(List.of(new SecurityRequirement().addList("session")));
    operation.addExtension("x-hosts", "both");
    operation.addExtension("x-stream", true);
    document.path("/events", new PathItem().get(operation));
  }
}
