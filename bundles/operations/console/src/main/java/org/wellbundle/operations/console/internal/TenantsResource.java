package org.wellbundle.operations.console.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.operations.health.HealthOverview;
import org.wellbundle.operations.health.HealthOverview.Finding;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.PublicAddress;

/** The tenants that are open, and what is switched for each. */
@Path("/operator/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.OPERATION_READ)
public final class TenantsResource {
  private static final String ID = "[A-Za-z0-9._-]{1,80}";

  private final TenantDirectory tenants;
  private final TenantSwitches switches;
  private final Offers offers;
  private final LinkCensus census;
  private final HealthOverview health;
  private final PublicAddress address;
  private final Operators operators;

  TenantsResource(
      TenantDirectory tenants,
      TenantSwitches switches,
      Offers offers,
      LinkCensus census,
      HealthOverview health,
      PublicAddress address,
      Operators operators) {
    this.tenants = tenants;
    this.switches = switches;
    this.offers = offers;
    this.census = census;
    this.health = health;
    this.address = address;
    this.operators = operators;
  }

  /** All tenants whose bundles are active. */
  public record TenantList(List<TenantJson> tenants) {
    public TenantList {
      tenants = List.copyOf(tenants);
    }
  }

  /**
   * @param portal address of its main page
   * @param links that hold an account
   * @param trouble what is wrong with it; null when nothing is
   */
  public record TenantJson(
      String id,
      String name,
      String portal,
      List<String> hosts,
      List<String> languages,
      long links,
      @Nullable String trouble,
      List<Offers.Offer> modules,
      List<Offers.Offer> providers) {}

  /**
   * @param on null to go back to what the tenant's folder says
   */
  public record Turn(@Nullable Boolean on) {}

  @GET
  public TenantList list() {
    Map<TenantId, Long> links =
        census.count().stream()
            .filter(line -> line.state().holdsAccount())
            .collect(
                Collectors.groupingBy(
                    LinkCensus.Line::tenant, Collectors.summingLong(LinkCensus.Line::links)));
    Map<String, Finding> findings =
        health.of(Subject.TENANT).stream()
            .collect(Collectors.toMap(Finding::name, Function.identity()));
    return new TenantList(
        tenants.all().stream()
            .map(each -> json(each, links.getOrDefault(each.id(), 0L), findings.get(each.key())))
            .toList());
  }

  /** Switches a module or a provider for one tenant, on every node. */
  @PUT
  @Path("{tenant}/{kind}/{id}")
  @RequiresPermission(Permission.OPERATION_WRITE)
  @Answers(
      status = 204,
      problems = {"400 switch.malformed", "404 tenant.unknown"})
  public void turn(
      @PathParam("tenant") String tenant,
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @Nullable Turn turn) {
    TenantSwitches.Kind which = Offers.kind(kind).orElseThrow(TenantsResource::malformed);
    if (turn == null || !id.matches(ID)) {
      throw malformed();
    }
    if (switches.turn(tenant, which, id, turn.on(), operators.turning()).isEmpty()) {
      throw new Problem(404, "tenant.unknown", "No tenant of this name is open. Look at the list.");
    }
    operators.tellAll();
  }

  private static Problem malformed() {
    return new Problem(
        400,
        "switch.malformed",
        "Name modules or providers, an id, and whether it is on: true, false or null.");
  }

  private TenantJson json(Tenant tenant, long links, @Nullable Finding finding) {
    return new TenantJson(
        tenant.key(),
        tenant.name(operators.current().locale().getLanguage()),
        address.portal(tenant).toString(),
        tenant.hosts(),
        tenant.languages(),
        links,
        finding == null || finding.ok() ? null : finding.message(),
        offers.modules(tenant),
        offers.providers(tenant));
  }
}
