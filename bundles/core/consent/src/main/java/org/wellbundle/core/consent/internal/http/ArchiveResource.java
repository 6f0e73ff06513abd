package org.wellbundle.core.consent.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.consent.internal.archive.Archives;
import org.wellbundle.core.consent.internal.archive.Archives.Archive;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Everything held about a person, for that person to take along. */
@Path("/archive")
@Produces(MediaType.APPLICATION_JSON)
public final class ArchiveResource {
  private final Archives archives;
  private final CurrentRequest current;

  ArchiveResource(Archives archives, CurrentRequest current) {
    this.archives = archives;
    this.current = current;
  }

  /** The newest first. */
  public record ArchivesView(List<ArchiveView> archives) {}

  /**
   * @param state {@code preparing}, {@code ready} or {@code failed}
   * @param missing parts of the service that were away, so that their data isn't in it
   * @param goneAt how long it can be fetched
   * @param download address of the ZIP file; null until it is ready
   */
  public record ArchiveView(
      String id,
      String state,
      OffsetDateTime askedAt,
      OffsetDateTime goneAt,
      long bytes,
      List<String> missing,
      @Nullable String download) {}

  @GET
  @RequiresPermission(Permission.PRIVACY_READ)
  public ArchivesView list() {
    Principal who = current.principal();
    return new ArchivesView(archives.of(who).stream().map(one -> view(who, one)).toList());
  }

  /** Asking again while one is being prepared gives that one. */
  @POST
  @RequiresPermission(Permission.PRIVACY_READ)
  @Answers(status = 202, body = ArchiveView.class)
  public Response ask() {
    Principal who = current.principal();
    return Response.accepted(view(who, archives.ask(who, current.correlationId()))).build();
  }

  @GET
  @Path("/{id}")
  @RequiresPermission(Permission.PRIVACY_READ)
  @Answers(body = ArchiveView.class, problems = "404 archive.unknown")
  public ArchiveView read(@PathParam("id") String id) {
    Principal who = current.principal();
    return view(who, find(who, id));
  }

  /** The ZIP file, one folder per part of the service. */
  @GET
  @Path("/{id}/file")
  @Produces("application/zip")
  @RequiresPermission(Permission.PRIVACY_READ)
  @Answers(
      type = "application/zip",
      body = byte[].class,
      problems = {"404 archive.unknown", "409 archive.not-ready"})
  public Response file(@PathParam("id") String id) {
    Principal who = current.principal();
    Archive archive = find(who, id);
    if (!archive.ready()) {
      throw new Problem(
          409, "archive.not-ready", "Your archive is still being put together. Try again soon.");
    }
    archives.noteFetching(who, current.correlationId());
    StreamingOutput content = out -> archives.write(who, archive, out);
    return Response.ok(content)
        .header(HttpHeaders.CONTENT_LENGTH, archive.size())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"wellbundle-" + day(archive, who.timeZone()) + ".zip\"")
        .build();
  }

  private static LocalDate day(Archive archive, ZoneId zone) {
    return archive.askedAt().atZone(zone).toLocalDate();
  }

  private Archive find(Principal who, String id) {
    return number(id)
        .flatMap(known -> archives.find(who, known))
        .orElseThrow(
            () ->
                new Problem(
                    404, "archive.unknown", "This archive is gone. Have a new one put together."));
  }

  private static Optional<UUID> number(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ArchiveView view(Principal who, Archive archive) {
    return new ArchiveView(
        archive.id().toString(),
        archive.state(),
        archive.askedAt().atZone(who.timeZone()).toOffsetDateTime(),
        archive.goneAt().atZone(who.timeZone()).toOffsetDateTime(),
        archive.size(),
        archive.missing(),
        archive.ready() ? "/api/v1/archive/" + archive.id() + "/file" : null);
  }
}
