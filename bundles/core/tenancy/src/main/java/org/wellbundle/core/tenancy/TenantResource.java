package org.wellbundle.core.tenancy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.CurrentRequest;

/** The portal of the host name, as its sign-in page needs it. */
@Path("tenant")
@Produces(MediaType.APPLICATION_JSON)
public final class TenantResource {
  private final CurrentRequest request;
  private final TenantRegistry registry;
  private final Supplier<Set<String>> modules;

  /**
   * @param modules ids of those that run
   */
  TenantResource(CurrentRequest request, TenantRegistry registry, Supplier<Set<String>> modules) {
    this.request = request;
    this.registry = registry;
    this.modules = modules;
  }

  @GET
  @Anonymous
  public TenantView get() {
    Tenant tenant = request.tenant();
    String language = request.locale().getLanguage();
    return new TenantView(
        tenant.key(),
        tenant.name(language),
        branding(tenant),
        tenant.support().stream().map(route -> support(route, language)).toList(),
        modules.get().stream().filter(tenant::offersModule).sorted().toList(),
        tenant.languages(),
        registry
            .entry(tenant)
            .map(entry -> entry.texts().getOrDefault(language, Map.of()))
            .orElse(Map.of()));
  }

  private BrandingView branding(Tenant tenant) {
    Branding branding = tenant.branding();
    return new BrandingView(
        branding.accent(),
        BrandingServlet.LOGO + "?v=" + LogoPicture.etag(registry, tenant),
        branding.light(),
        branding.dark());
  }

  private static SupportView support(SupportRoute route, String language) {
    String english = route.labels().getOrDefault("en", "");
    return new SupportView(
        route.topic(),
        route.kind().wireName(),
        route.labels().getOrDefault(language, english),
        route.url(),
        route.email());
  }

  /**
   * @param id the tenant's stable name
   * @param modules ids of the modules there are for this tenant
   * @param texts texts in the caller's language that replace the portal's own
   */
  public record TenantView(
      String id,
      String name,
      BrandingView branding,
      List<SupportView> support,
      List<String> modules,
      List<String> languages,
      Map<String, String> texts) {}

  /**
   * @param logo address of the logo on this host
   */
  public record BrandingView(
      String accent, String logo, Branding.Palette light, Branding.Palette dark) {}

  /** Who helps with a topic. */
  public record SupportView(
      String topic, String kind, String label, @Nullable String url, @Nullable String email) {}
}
