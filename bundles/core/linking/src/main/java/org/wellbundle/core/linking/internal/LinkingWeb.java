package org.wellbundle.core.linking.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** Pages and cards of this bundle. */
@Component
public final class LinkingWeb implements WebContributions {
  @Override
  public String id() {
    return "linking";
  }

  @Override
  public List<Contribution> contributions() {
    Map<String, String> linkDevice = Map.of("en", "Link Device", "de", "Gerät verbinden");
    return List.of(
        new Contribution(
            "linking.link",
            "link-page.js",
            "/link",
            linkDevice,
            List.of(new Menu(linkDevice, "watch", 10, "apps")),
            null,
            null),
        new Contribution(
            "linking.apps",
            "apps-page.js",
            "/settings/apps",
            Map.of("en", "Apps", "de", "Apps"),
            List.of(),
            null,
            null),
        card(
            "linking.connected-app",
            "connected-app-card.js",
            Map.of("en", "Connected App", "de", "Verbundene App"),
            new Slot("settings", 10, 12)),
        card(
            "linking.device",
            "home-card.js",
            Map.of("en", "Device", "de", "Gerät"),
            new Slot("home", 50, 7)));
  }

  private static Contribution card(
      String id, String module, Map<String, String> titles, Slot slot) {
    return new Contribution(id, module, null, titles, List.of(), slot, null);
  }
}
