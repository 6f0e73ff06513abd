package org.wellbundle.operations.console.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions;

/** The console's pages, on the platform host only. */
@Component
public final class ConsoleWeb implements WebContributions {
  @Override
  public String id() {
    return "console";
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        page("overview", "/", "activity", 10, "Overview", "Übersicht"),
        page("tenants", "/console/tenants", "user", 20, "Tenants", "Mandanten"),
        page("providers", "/console/providers", "watch", 30, "Providers", "Hersteller"),
        page("modules", "/console/modules", "apps", 40, "Modules", "Module"),
        page(
            "dead-letters", "/console/dead-letters", "mail", 50, "Dead letters", "Liegengeblieben"),
        page("audit", "/console/audit", "shield", 60, "Audit", "Protokoll"));
  }

  private static Contribution page(
      String name, String route, String icon, int order, String english, String german) {
    Map<String, String> title = Map.of("en", english, "de", german);
    return new Contribution(
        "console." + name,
        name + "-page.js",
        route,
        title,
        List.of(new Menu(title, icon, order, "nav")),
        null,
        Role.OPERATOR.wireName());
  }
}
