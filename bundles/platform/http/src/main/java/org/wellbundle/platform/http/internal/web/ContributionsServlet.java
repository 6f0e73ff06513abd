package org.wellbundle.platform.http.internal.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions.Contribution;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.internal.Json;

/** Lists the pages and cards the caller may see. Nobody signed in sees none. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/ui/contributions",
      "osgi.http.whiteboard.servlet.name=contributions",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class ContributionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String OPERATOR = Role.OPERATOR.wireName();

  private final transient WebRegistry registry;
  private final transient CurrentRequest current;
  private final transient ObjectMapper json = Json.newMapper();

  @Activate
  public ContributionsServlet(@Reference WebRegistry registry, @Reference CurrentRequest current) {
    this.registry = registry;
    this.current = current;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = json.writeValueAsBytes(visible(language(request.getParameter("lang"))));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private List<ContributionView> visible(String language) {
    return current
        .principalIfAny()
        .map(
            who -> {
              Set<String> roles =
                  who.roles().stream().map(Role::wireName).collect(Collectors.toSet());
              return visible(language, roles);
            })
        .orElse(List.of());
  }

  private List<ContributionView> visible(String language, Set<String> roles) {
    // on the platform host, where operators are, only what is theirs
    Tenant tenant = current.tenantId().equals(TenantId.PLATFORM) ? null : current.tenant();
    return StreamSupport.stream(registry.offers().spliterator(), false)
        .filter(offer -> isOpen(offer, tenant))
        .flatMap(
            offer ->
                offer.contributions().contributions().stream()
                    .filter(one -> tenant != null || OPERATOR.equals(one.requiredRole()))
                    .filter(one -> mayUse(one, roles))
                    .map(one -> ContributionView.of(offer, one, language)))
        .sorted(Comparator.comparing(ContributionView::id))
        .toList();
  }

  private static boolean isOpen(Offer offer, @Nullable Tenant tenant) {
    String module = offer.module();
    return tenant == null || module == null || tenant.offersModule(module);
  }

  private static boolean mayUse(Contribution contribution, Set<String> roles) {
    String required = contribution.requiredRole();
    return required == null || roles.contains(required);
  }

  private String language(@Nullable String asked) {
    return asked != null && asked.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        ? asked
        : current.locale().toLanguageTag();
  }
}
