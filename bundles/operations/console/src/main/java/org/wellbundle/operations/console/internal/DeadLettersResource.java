package org.wellbundle.operations.console.internal;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.api.operations.DeadLetters.Settled;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.Problem;

/** Work that was given up, to be put back or thrown away. */
@Path("/operator/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.OPERATION_READ)
public final class DeadLettersResource {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final Supplier<List<DeadLetters>> parts;
  private final TenantDirectory tenants;
  private final Operators operators;

  /**
   * @param parts those that keep any
   */
  DeadLettersResource(
      Supplier<List<DeadLetters>> parts, TenantDirectory tenants, Operators operators) {
    this.parts = parts;
    this.tenants = tenants;
    this.operators = operators;
  }

  /** The latest ones, newest first. */
  public record Letters(List<Letter> deadLetters) {
    public Letters {
      deadLetters = List.copyOf(deadLetters);
    }
  }

  /**
   * @param tenant null when nobody knows whose it is
   */
  public record Letter(
      String id,
      String kind,
      @Nullable String tenant,
      String source,
      String subject,
      String reason,
      Instant at,
      String correlationId,
      Map<String, String> details) {}

  @GET
  @Answers(problems = {"400 limit.invalid", "404 tenant.unknown"})
  public Letters list(
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("tenant") @Nullable String tenant,
      @QueryParam("source") @Nullable String source,
      @QueryParam("limit") @Nullable String limit) {
    int most = Cursors.limit(limit, USUAL, MOST);
    Filter filter =
        new Filter(blank(kind), blank(tenant) == null ? null : tenant(tenant).id(), blank(source));
    return new Letters(
        parts.get().stream()
            .flatMap(part -> part.latest(filter, most).stream())
            .sorted(Comparator.comparing(DeadLetter::at).reversed())
            .limit(most)
            .map(this::json)
            .toList());
  }

  /** Puts it back to work. */
  @POST
  @Path("{id}/replay")
  @RequiresPermission(Permission.OPERATION_WRITE)
  @Answers(problems = {"404 dead-letter.unknown", "409 dead-letter.…"})
  public Settled replay(@PathParam("id") String id) {
    return settle(id, part -> part.replay(id, operators.actor()));
  }

  /** Removes it for good. */
  @DELETE
  @Path("{id}")
  @RequiresPermission(Permission.OPERATION_WRITE)
  @Answers(problems = {"404 dead-letter.unknown", "409 dead-letter.…"})
  public Settled purge(@PathParam("id") String id) {
    return settle(id, part -> part.purge(id, operators.actor()));
  }

  private Settled settle(String id, Function<DeadLetters, Settled> action) {
    Settled settled =
        parts.get().stream()
            .filter(part -> part.kinds().stream().anyMatch(kind -> id.startsWith(kind + "-")))
            .findFirst()
            .map(action)
            .orElseGet(() -> Settled.unknown(id));
    if (!settled.done()) {
      int status = settled.code().equals("dead-letter.unknown") ? 404 : 409;
      throw new Problem(status, settled.code(), settled.sentence());
    }
    operators.tellAll();
    return settled;
  }

  private Tenant tenant(@Nullable String key) {
    return tenants
        .byKey(String.valueOf(key))
        .orElseThrow(() -> new Problem(404, "tenant.unknown", "No tenant of this name is open."));
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private Letter json(DeadLetter letter) {
    return new Letter(
        letter.id(),
        letter.kind(),
        letter.tenant() == null
            ? null
            : tenants.byId(letter.tenant()).map(Tenant::key).orElse(letter.tenant().toString()),
        letter.source(),
        letter.subject(),
        letter.reason(),
        letter.at(),
        letter.correlationId(),
        letter.details());
  }
}
