package org.wellbundle.module.support;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Idempotent;
import org.wellbundle.platform.http.Problem;

/** Asking for help. */
@Path("/support")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.SUPPORT_ASK)
public final class HelpResource {
  private static final int LONGEST = 4_000;

  private final Requests requests;
  private final CurrentRequest current;

  HelpResource(Requests requests, CurrentRequest current) {
    this.requests = requests;
    this.current = current;
  }

  /** The topics of the tenant's routing, in its order. */
  public record TopicList(List<Topic> topics) {}

  /**
   * @param kind {@code employer} or {@code clientServices}
   * @param label who helps
   * @param url the support portal, null when there is none
   * @param takesRequests true when a request can be sent from here
   */
  public record Topic(
      String topic,
      String name,
      String kind,
      String label,
      @Nullable String url,
      boolean takesRequests) {}

  /** What a member asks. */
  public record Question(@Nullable String topic, @Nullable String message) {
    @Override
    public String toString() {
      return "Question[hidden]";
    }
  }

  /** Proof of a request. */
  public record Receipt(
      String reference, String topic, String kind, OffsetDateTime askedAt, String correlationId) {}

  /** The member's own requests, newest first. */
  public record ReceiptList(List<Receipt> requests) {}

  @GET
  @Path("topics")
  public TopicList topics() {
    Locale locale = current.locale();
    return new TopicList(
        current.tenant().support().stream().map(route -> topic(route, locale)).toList());
  }

  private static Topic topic(SupportRoute route, Locale locale) {
    String language = locale.getLanguage();
    return new Topic(
        route.topic(),
        Topics.name(route.topic(), locale),
        route.kind().wireName(),
        route.labels().getOrDefault(language, route.labels().getOrDefault("en", route.topic())),
        route.url(),
        route.email() != null);
  }

  @GET
  @Path("requests")
  public ReceiptList mine() {
    Principal who = current.principal();
    return new ReceiptList(requests.of(who).stream().map(row -> receipt(row, who)).toList());
  }

  @POST
  @Path("requests")
  @Idempotent
  @Answers(
      status = 201,
      body = Receipt.class,
      problems = {
        "400 support.incomplete",
        "400 support.topic-unknown",
        "409 support.portal-only",
        "429 support.too-many"
      })
  public Response ask(@Nullable Question question) {
    String topic = question == null ? null : question.topic();
    String message = question == null || question.message() == null ? "" : question.message();
    if (message.isBlank() || message.length() > LONGEST) {
      throw new Problem(
          400,
          "support.incomplete",
          "Write what you need help with, in at most " + LONGEST + " characters.");
    }
    SupportRoute route =
        Requests.route(current.tenant(), topic == null ? "" : topic)
            .orElseThrow(
                () ->
                    new Problem(
                        400, "support.topic-unknown", "Choose one of the topics of this page."));
    Principal who = current.principal();
    RequestTable.Row row =
        requests.ask(current.tenant(), who, route, message.strip(), current.correlationId());
    return Response.status(Response.Status.CREATED).entity(receipt(row, who)).build();
  }

  private static Receipt receipt(RequestTable.Row row, Principal who) {
    return new Receipt(
        row.reference(),
        row.topic(),
        row.routedTo(),
        row.askedAt().atZone(who.timeZone()).toOffsetDateTime(),
        row.correlationId());
  }
}
