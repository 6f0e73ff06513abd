package org.wellbundle.core.accounts.profile;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Idempotent;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.pictures.PictureAnswers;
import org.wellbundle.platform.pictures.Pictures;

/** The profiles of one's account. Deleting one is a matter of privacy, and of that part. */
@Path("/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfilesResource {
  private static final int LONGEST_NAME = 120;

  private final Profiles profiles;
  private final CurrentRequest current;

  ProfilesResource(Profiles profiles, CurrentRequest current) {
    this.profiles = profiles;
    this.current = current;
  }

  /** What a profile is called. */
  public record ProfileName(@Nullable String name) {}

  /** A profile just made. */
  public record ProfileView(String id, String name) {}

  @POST
  @Idempotent
  @RequiresPermission(Permission.ACCOUNT_WRITE)
  @Answers(
      status = 201,
      body = ProfileView.class,
      problems = {"409 profile.too-many", "422 profile.name-invalid"})
  public Response add(@Nullable ProfileName wanted) {
    String name = name(wanted);
    ProfileId id =
        profiles
            .add(current.principal(), name)
            .orElseThrow(
                () ->
                    new Problem(
                        409,
                        "profile.too-many",
                        "An account has " + ProfileRepository.MOST + " profiles at most."));
    return Response.status(Response.Status.CREATED)
        .entity(new ProfileView(id.toString(), name))
        .build();
  }

  @PUT
  @Path("{id}")
  @RequiresPermission(Permission.ACCOUNT_WRITE)
  @Answers(problems = {"404 profile.unknown", "422 profile.name-invalid"})
  public ProfileView rename(@PathParam("id") String id, @Nullable ProfileName wanted) {
    String name = name(wanted);
    if (!profiles.rename(current.principal(), profile(id), name)) {
      throw unknown();
    }
    return new ProfileView(id, name);
  }

  /** The picture is the body itself, JPEG or PNG, 8 MB at most. */
  @PUT
  @Path("{id}/picture")
  @Consumes({"image/jpeg", "image/png"})
  @RequiresPermission(Permission.ACCOUNT_WRITE)
  @Answers(
      status = 204,
      problems = {
        "404 profile.unknown",
        "413 picture.too-large",
        "422 picture.kind",
        "422 picture.broken",
        "422 picture.ratio",
        "422 picture.too-small"
      })
  public void show(@PathParam("id") String id, InputStream body) {
    ProfileId profile = own(id);
    byte[] file =
        PictureAnswers.read(body)
            .orElseThrow(
                () ->
                    new Problem(
                        413, "picture.too-large", "Choose a picture of at most 8 megabytes."));
    Pictures.Outcome outcome = profiles.draw(file);
    if (outcome instanceof Pictures.Refused refused) {
      throw new Problem(422, refused.code(), refused.message());
    }
    if (outcome instanceof Pictures.Drawn drawn
        && !profiles.show(current.principal(), profile, drawn.picture())) {
      throw unknown();
    }
  }

  @GET
  @Path("{id}/picture")
  @Produces({"image/jpeg", "image/png"})
  @RequiresPermission(Permission.ACCOUNT_READ)
  @Answers(
      type = "image/jpeg",
      problems = {"404 picture.none", "404 profile.unknown"})
  public Response picture(
      @PathParam("id") String id,
      @QueryParam("size") @Nullable String size,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return profiles
        .picture(current.principal(), own(id), PictureAnswers.size(size))
        .map(picture -> PictureAnswers.of(picture, ifNoneMatch))
        .orElseThrow(() -> new Problem(404, "picture.none", "There is no picture."));
  }

  @DELETE
  @Path("{id}/picture")
  @RequiresPermission(Permission.ACCOUNT_WRITE)
  @Answers(status = 204, problems = "404 profile.unknown")
  public void hide(@PathParam("id") String id) {
    profiles.hide(current.principal(), own(id));
  }

  private static String name(@Nullable ProfileName wanted) {
    String name = wanted == null || wanted.name() == null ? "" : wanted.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new Problem(422, "profile.name-invalid", "A name has 1 to 120 characters.");
    }
    return name;
  }

  private ProfileId own(String id) {
    ProfileId profile = profile(id);
    if (!current.principal().profiles().contains(profile)) {
      throw unknown();
    }
    return profile;
  }

  private static ProfileId profile(String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return new ProfileId(Long.parseLong(id));
  }

  private static Problem unknown() {
    return new Problem(404, "profile.unknown", "Your account has no such profile.");
  }
}
