package org.wellbundle.core.consent.internal.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.core.consent.internal.access.AccessTable;
import org.wellbundle.core.consent.internal.access.AccessTable.Look;
import org.wellbundle.core.consent.internal.decision.Consents;
import org.wellbundle.core.consent.internal.decision.Purposes;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Cursors;

/** A member's own decisions, and who looked at the member's data. */
@Path("/privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PrivacyResource {
  private static final String LIST = "access-log";
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Consents consents;
  private final Purposes purposes;
  private final AccessTable access;
  private final CurrentRequest current;

  PrivacyResource(
      Consents consents, Purposes purposes, AccessTable access, CurrentRequest current) {
    this.consents = consents;
    this.purposes = purposes;
    this.access = access;
    this.current = current;
  }

  /** A page of the access log, the newest first. */
  public record AccessPage(List<LookView> entries, @Nullable String next) {}

  /**
   * @param role who looked: wire name of a role
   * @param kinds kinds of data seen
   * @param reason stable code
   */
  public record LookView(
      String id, OffsetDateTime at, String role, List<String> kinds, String reason) {}

  @GET
  @Path("/consents")
  @RequiresPermission(Permission.PRIVACY_READ)
  public ConsentsView read() {
    Principal who = current.principal();
    return ConsentsView.of(
        purposes.all(), consents.of(who.tenant(), who.account()), current.locale());
  }

  @PUT
  @Path("/consents")
  @RequiresPermission(Permission.PRIVACY_WRITE)
  @Answers(
      body = ConsentsView.class,
      problems = {
        "400 consent.incomplete",
        "400 consent.kind-unknown",
        "404 consent.purpose-unknown",
        "409 consent.notice-changed"
      })
  public ConsentsView change(@Nullable ConsentsWish body) {
    ConsentsWish wish = body == null ? new ConsentsWish(null, null) : body;
    Principal who = current.principal();
    consents.decide(
        new Consents.Whose(
            who.tenant(),
            who.account(),
            new Actor("member", who.account()),
            current.correlationId()),
        wish.choices(purposes),
        wish.rests(purposes));
    return read();
  }

  @GET
  @Path("/access-log")
  @RequiresPermission(Permission.PRIVACY_READ)
  @Answers(
      body = AccessPage.class,
      problems = {"400 cursor.invalid", "400 limit.invalid"})
  public AccessPage accessLog(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Principal who = current.principal();
    int size = Cursors.limit(limit, USUAL, MOST);
    long before =
        Cursors.read(LIST, 1, cursor).map(fields -> number(fields.get(0))).orElse(Long.MAX_VALUE);
    List<Look> looks = access.of(who.tenant(), who.account(), before, size + 1);
    boolean more = looks.size() > size;
    List<Look> page = more ? looks.subList(0, size) : looks;
    return new AccessPage(
        page.stream().map(look -> view(look, who.timeZone())).toList(),
        more ? Cursors.of(LIST, page.get(size - 1).id()) : null);
  }

  private static LookView view(Look look, ZoneId zone) {
    return new LookView(
        Long.toString(look.id()),
        look.at().atZone(zone).toOffsetDateTime(),
        look.role(),
        look.kinds(),
        look.reason());
  }

  private static long number(String field) {
    if (!field.matches("[0-9]{1,18}")) {
      throw Cursors.invalid();
    }
    return Long.parseLong(field);
  }
}
