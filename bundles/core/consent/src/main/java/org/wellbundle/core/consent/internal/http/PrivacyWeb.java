package org.wellbundle.core.consent.internal.http;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/**
 * Pages of this bundle, the card in Settings that leads to them, and one on Home for who leaves.
 */
@Component
public final class PrivacyWeb implements WebContributions {
  @Override
  public String id() {
    return "consent";
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        page(
            "consent.decisions",
            "decisions-page.js",
            "/settings/privacy",
            Map.of("en", "Privacy", "de", "Datenschutz")),
        page(
            "consent.access-log",
            "access-log-page.js",
            "/settings/access-log",
            Map.of("en", "Who looked at my data", "de", "Wer meine Daten angesehen hat")),
        page(
            "consent.my-data",
            "my-data-page.js",
            "/settings/my-data",
            Map.of("en", "Download or delete", "de", "Herunterladen oder löschen")),
        card("consent.card", "privacy-card.js", new Slot("settings", 30, 12)),
        card("consent.departure", "departure-card.js", new Slot("home", 5, 12)));
  }

  private static Contribution card(String id, String module, Slot slot) {
    return new Contribution(
        id, module, null, Map.of("en", "Privacy", "de", "Datenschutz"), List.of(), slot, null);
  }

  private static Contribution page(
      String id, String module, String route, Map<String, String> titles) {
    return new Contribution(id, module, route, titles, List.of(), null, null);
  }
}
