package org.wellbundle.platform.http.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** What the tests call. */
@Path("notes")
@Produces("application/json")
@Consumes("application/json")
public class NotesResource {
  private final CurrentRequest current;

  NotesResource(CurrentRequest current) {
    this.current = current;
  }

  @GET
  @Anonymous
  public Map<String, String> where(@Context UriInfo uri) {
    return Map.of(
        "tenant", current.tenant().key(),
        "origin", current.origin(),
        "locale", current.locale().toLanguageTag(),
        "address", uri.getAbsolutePath().toString(),
        "correlationId", current.correlationId());
  }

  @GET
  @Path("mine")
  @RequiresPermission(Permission.ACCOUNT_READ)
  public Map<String, Long> mine() {
    return Map.of("account", current.principal().account().value());
  }

  @POST
  @RequiresPermission(Permission.MEASUREMENTS_WRITE)
  public Note add(Note note) {
    return note;
  }

  @GET
  @Path("later")
  @Anonymous
  public void later(@Suspended AsyncResponse response) {
    Thread other = new Thread(() -> response.resume(Map.of("answer", 42)));
    other.start();
  }

  @GET
  @Path("days/{day}")
  @Anonymous
  public Map<String, Object> day(@PathParam("day") String day, @QueryParam("n") Integer n) {
    return Map.of("day", day);
  }

  @GET
  @Path("broken")
  @Anonymous
  public Map<String, Object> broken() {
    throw new IllegalStateException("secret detail");
  }

  @GET
  @Path("unwritable")
  @Anonymous
  public Unwritable unwritable() {
    return new Unwritable("x".repeat(100_000));
  }

  @GET
  @Path("refused")
  @Anonymous
  public Map<String, Object> refused() {
    throw new Problem(429, "slow-down", "Please wait.", Map.of("retryAfter", 7));
  }

  record Unwritable(String text) {
    public String getTrouble() {
      throw new IllegalStateException("secret detail");
    }
  }

  record Note(String text, int stars, LocalDate day, OffsetDateTime at, String missing) {}
}
