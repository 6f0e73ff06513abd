package org.wellbundle.core.consent.internal.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.consent.internal.leaving.ProfileLeaving;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Having one profile of several erased; the main one goes with the account. */
@Path("/privacy/deletion/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfileDeletionResource {
  private final ProfileLeaving leaving;
  private final AskedAgain password;
  private final CurrentRequest current;

  ProfileDeletionResource(ProfileLeaving leaving, AskedAgain password, CurrentRequest current) {
    this.leaving = leaving;
    this.password = password;
    this.current = current;
  }

  /** Those that are to go. */
  public record ListView(List<ProfileDeletionView> profiles) {}

  /**
   * @param dueAt when everything of the profile goes
   */
  public record ProfileDeletionView(String profile, OffsetDateTime askedAt, OffsetDateTime dueAt) {}

  @GET
  @RequiresPermission(Permission.PRIVACY_READ)
  public ListView list() {
    Principal who = current.principal();
    return new ListView(
        leaving.of(who.tenant(), who.account()).stream()
            .map(
                it ->
                    new ProfileDeletionView(
                        it.profile().toString(),
                        it.askedAt().atZone(who.timeZone()).toOffsetDateTime(),
                        it.dueAt().atZone(who.timeZone()).toOffsetDateTime()))
            .toList());
  }

  /** Until the day comes it can be taken back. */
  @POST
  @Path("{id}")
  @RequiresPermission(Permission.PRIVACY_WRITE)
  @Answers(
      status = 202,
      body = ListView.class,
      problems = {
        "400 deletion.incomplete",
        "403 password.wrong",
        "404 profile.unknown",
        "409 profile.main",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public Response ask(@PathParam("id") String id, DeletionResource.@Nullable Wish wish) {
    return Response.accepted(asked(id, wish)).build();
  }

  ListView asked(String id, DeletionResource.@Nullable Wish wish) {
    Principal who = current.principal();
    ProfileId profile = own(who, id);
    if (profile.equals(who.mainProfile())) {
      throw new Problem(
          409, "profile.main", "The main profile goes with the account. Delete the account.");
    }
    password.of(who, wish == null ? null : wish.password(), current.correlationId());
    leaving.ask(who, profile, current.correlationId());
    return list();
  }

  /** The profile stays. */
  @DELETE
  @Path("{id}")
  @RequiresPermission(Permission.PRIVACY_WRITE)
  @Answers(
      status = 204,
      problems = {"404 profile.unknown", "409 deletion.none"})
  public void takeBack(@PathParam("id") String id) {
    Principal who = current.principal();
    if (!leaving.cancel(who, own(who, id), current.correlationId())) {
      throw new Problem(
          409, "deletion.none", "This profile isn't waiting to be erased; it stays as it is.");
    }
  }

  private static ProfileId own(Principal who, String id) {
    return who.profiles().stream()
        .filter(profile -> profile.toString().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Problem(404, "profile.unknown", "Your account has no such profile."));
  }
}
