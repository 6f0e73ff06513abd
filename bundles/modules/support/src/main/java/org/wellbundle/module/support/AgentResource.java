package org.wellbundle.module.support;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** For support agents: how a member's link is doing. No measurement is within reach here. */
@Path("/support/lookups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.SUPPORT_ASSIST)
public final class AgentResource {
  private final MemberLookup lookup;
  private final CurrentRequest current;

  AgentResource(MemberLookup lookup, CurrentRequest current) {
    this.lookup = lookup;
    this.current = current;
  }

  /** Whom to look up; in the body, since addresses of calls end in logs. */
  public record Wanted(@Nullable String email) {
    @Override
    public String toString() {
      return "Wanted[hidden]";
    }
  }

  /**
   * Who objects, and to what.
   *
   * @param purpose one of the member's uses
   */
  public record Objecting(@Nullable String email, @Nullable String purpose) {
    @Override
    public String toString() {
      return "Objecting[hidden]";
    }
  }

  /**
   * @param link null when no device is linked
   * @param deletionDueAt when everything of the member is erased; null unless the member asked
   * @param uses what the member's data may be used for, and whether the member objects
   * @param changes what happened to the member's links, newest first
   */
  public record Member(
      String account,
      String displayName,
      String email,
      @Nullable Link link,
      @Nullable OffsetDateTime deletionDueAt,
      List<Objections.Use> uses,
      List<Change> changes) {}

  /** A link without what came through it. */
  public record Link(
      String id,
      String providerId,
      LinkState state,
      @Nullable String reason,
      OffsetDateTime linkedAt,
      @Nullable OffsetDateTime lastContactAt,
      @Nullable OffsetDateTime lastDataAt,
      @Nullable OffsetDateTime newestSampleAt) {}

  /**
   * @param actor {@code member}, {@code system}, {@code vendor} or {@code operator}
   */
  public record Change(
      OffsetDateTime at,
      String providerId,
      @Nullable LinkState from,
      LinkState to,
      @Nullable String reason,
      String actor,
      String correlationId) {}

  /** Every call is on the member's access log. */
  @POST
  @Answers(problems = {"400 support.email-missing", "404 support.member-unknown"})
  public Member find(@Nullable Wanted wanted) {
    String email = email(wanted == null ? null : wanted.email());
    Principal agent = current.principal();
    MemberLookup.Found found =
        lookup
            .find(agent, email, current.locale(), current.correlationId())
            .orElseThrow(AgentResource::unknown);
    ZoneId zone = agent.timeZone();
    return new Member(
        found.contact().account().toString(),
        found.contact().displayName(),
        found.contact().email(),
        found.link() == null ? null : link(found.link(), zone),
        found.departure() == null ? null : at(found.departure().dueAt(), zone),
        found.uses(),
        found.changes().stream().map(change -> change(change, zone)).toList());
  }

  /**
   * The member asked to be erased and wants to stay. On the member's access log, also when there is
   * nothing to cancel, and in the inbox.
   */
  @POST
  @Path("reactivation")
  @Answers(
      status = 204,
      problems = {
        "400 support.email-missing",
        "404 support.member-unknown",
        "409 support.nothing-to-cancel"
      })
  public void cancelDeletion(@Nullable Wanted whose) {
    MemberLookup.Cancelled outcome =
        lookup.cancel(
            current.principal(),
            email(whose == null ? null : whose.email()),
            current.correlationId());
    if (outcome == MemberLookup.Cancelled.UNKNOWN) {
      throw unknown();
    }
    if (outcome == MemberLookup.Cancelled.NOTHING) {
      throw new Problem(
          409,
          "support.nothing-to-cancel",
          "This member didn't ask to be deleted, or it is too late. Look the member up again.");
    }
  }

  /** The member objects to a use. On the member's access log, and obeyed from now on. */
  @POST
  @Path("objection")
  @Answers(
      status = 204,
      problems = {
        "400 support.email-missing",
        "404 support.member-unknown",
        "404 consent.purpose-unknown"
      })
  public void object(@Nullable Objecting body) {
    Objecting wish = body == null ? new Objecting(null, null) : body;
    MemberLookup.Objected outcome =
        lookup.object(
            current.principal(),
            email(wish.email()),
            wish.purpose() == null ? "" : wish.purpose(),
            current.correlationId());
    if (outcome == MemberLookup.Objected.UNKNOWN) {
      throw unknown();
    }
    if (outcome == MemberLookup.Objected.NO_SUCH_USE) {
      throw new Problem(
          404,
          "consent.purpose-unknown",
          "There is no such purpose, or its module isn't installed now. Look the member up again.");
    }
  }

  private static String email(@Nullable String given) {
    String email = given == null ? "" : given.strip();
    if (email.isEmpty()) {
      throw new Problem(
          400, "support.email-missing", "Enter the e-mail address the member signs in with.");
    }
    return email;
  }

  private static Problem unknown() {
    return new Problem(
        404,
        "support.member-unknown",
        "Nobody signs in here with this address. Ask the member for the exact one.");
  }

  private static Link link(LinkView link, ZoneId zone) {
    return new Link(
        link.id().toString(),
        link.providerId(),
        link.state(),
        link.reason(),
        link.linkedAt().atZone(zone).toOffsetDateTime(),
        at(link.lastContactAt(), zone),
        at(link.lastDataAt(), zone),
        at(link.newestSampleAt(), zone));
  }

  private static Change change(LinkHistory.Change change, ZoneId zone) {
    return new Change(
        change.at().atZone(zone).toOffsetDateTime(),
        change.providerId(),
        change.from(),
        change.to(),
        change.reason(),
        change.actor(),
        change.correlationId());
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
