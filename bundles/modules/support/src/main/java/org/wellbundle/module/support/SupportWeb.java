package org.wellbundle.module.support;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions;

/** The help page, and the agents' page. */
@Component
public final class SupportWeb implements WebContributions {
  @Override
  public String id() {
    return "support";
  }

  @Override
  public List<Contribution> contributions() {
    Map<String, String> help = Map.of("en", "Help", "de", "Hilfe");
    Map<String, String> desk = Map.of("en", "Support desk", "de", "Betreuung");
    return List.of(
        new Contribution(
            "support.help",
            "help-page.js",
            "/help",
            help,
            List.of(new Menu(help, "help", 80, "apps"), new Menu(help, "help", 80, "avatar")),
            null,
            null),
        new Contribution(
            "support.desk",
            "desk-page.js",
            "/support",
            desk,
            List.of(new Menu(desk, "user", 90, "apps"), new Menu(desk, "user", 90, "avatar")),
            null,
            Role.SUPPORT_AGENT.wireName()));
  }
}
